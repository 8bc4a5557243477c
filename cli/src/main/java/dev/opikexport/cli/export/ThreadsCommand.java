package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.catalog.Entity;
import picocli.CommandLine.Command;

/** {@code opik-export threads}. */
@Command(
        name = "threads",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false,
        header = "Exports the threads of a project that a filter selects.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export threads --url emulator -p golden -o threads.jsonl",
            "  opik-export threads -p my-project -f 'number_of_messages > 10' -o long.parquet"
        })
public final class ThreadsCommand extends RowsCommand {

    ThreadsCommand(Environment environment) {
        super(environment, Entity.THREADS);
    }
}
