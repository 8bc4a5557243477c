package dev.opikexport.cli.command;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command: what it takes are its fields, as in {@link Options}, and {@link #call} returns the exit code. */
public abstract class Command extends Options implements Callable<Integer> {

    private static final String VERSION = "opik-export 0.1.0";

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private List<Command> below = List.of();

    /** A command with the line that says what it does. */
    protected Command(String name, String header) {
        this(name, List.of(header), "");
    }

    /** A command with some lines, whose options stand under a heading of the help text. */
    protected Command(String name, List<String> header, String heading) {
        super(heading);
        spec.name(name).version(VERSION).usageMessage().header(header.toArray(String[]::new));
    }

    /** Says more of the command than its header does. */
    protected final void describe(String... lines) {
        spec.usageMessage().description(lines);
    }

    /** Commands to paste, each in one line; the last part of the help text. */
    protected final void examples(String... lines) {
        String[] indented = new String[lines.length];
        for (int i = 0; i < lines.length; i++) {
            indented[i] = lines[i].isEmpty() ? "" : "  " + lines[i];
        }
        footer(lines.length == 1 ? "Example" : "Examples", indented);
    }

    /** The last part of the help text, if it is more than examples. */
    protected final void footer(String heading, String... lines) {
        spec.usageMessage().footerHeading("%n" + heading + ":%n").footer(lines);
    }

    /** What the exit codes mean, each as {@code 0:all is well}. */
    protected final void exitCodes(String... codes) {
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(UsageMessageSpec.keyValuesMap(codes));
    }

    /** The command is a name for others, of which these are some. */
    protected final void commands(Command... others) {
        below = List.of(others);
        spec.usageMessage().synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n");
    }

    /** Does not show the command in lists. */
    protected final void hide() {
        spec.usageMessage().hidden(true);
    }

    /** Prints the help text. */
    protected final void usage(PrintStream out) {
        spec.commandLine().usage(out);
    }

    /** The command with all that it takes, for picocli; asked for once. */
    public final CommandLine line() {
        addTo(spec);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
        CommandLine line = new CommandLine(spec);
        below.forEach(command -> line.addSubcommand(command.line()));
        return line;
    }
}
