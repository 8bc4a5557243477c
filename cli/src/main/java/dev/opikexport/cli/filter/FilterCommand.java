package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;

/** {@code opik-export filter}: what the filter language can do without a server. */
public final class FilterCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER = "Checks, explains, compiles and applies filters, without a server.";

    private final Environment environment;

    /** The command in an environment. */
    public FilterCommand(Environment environment) {
        super("filter", HEADER);
        this.environment = environment;
        commands(
                new CheckCommand(environment),
                new ExplainCommand(environment),
                new CompileCommand(environment),
                new FormatCommand(environment),
                new CompleteCommand(environment),
                new ColumnsCommand(environment),
                new MatchCommand(environment));
        examples(
                "opik-export filter check 'duration > 2s AND tags contains \"prod\"'",
                "opik-export filter columns --entity spans");
    }

    @Override
    public Integer call() {
        usage(environment.out());
        return ExitCode.OK;
    }
}
