package dev.opikexport.cli.filter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code opik-export filter}: what the filter language can do without a server. */
@Command(
        name = "filter",
        mixinStandardHelpOptions = true,
        header = "Checks, explains, compiles and applies filters, without a server.",
        subcommands = {
            CheckCommand.class,
            ExplainCommand.class,
            CompileCommand.class,
            FormatCommand.class,
            CompleteCommand.class,
            ColumnsCommand.class,
            MatchCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export filter check 'duration > 2s AND tags contains \"prod\"'",
            "  opik-export filter columns --entity spans"
        })
public final class FilterCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    FilterCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
