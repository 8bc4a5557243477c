package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.catalog.Entity;

/** {@code opik-export threads}. */
public final class ThreadsCommand extends RowsCommand {

    /** What it does, in one line. */
    public static final String HEADER = "Exports the threads of a project that a filter selects.";

    /** The command in an environment. */
    public ThreadsCommand(Environment environment) {
        super("threads", HEADER, environment, Entity.THREADS);
        examples(
                "opik-export threads --url emulator -p golden -o threads.jsonl",
                "opik-export threads -p my-project -f 'number_of_messages > 10' -o long.parquet");
    }
}
