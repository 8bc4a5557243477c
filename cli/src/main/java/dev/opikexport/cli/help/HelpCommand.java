package dev.opikexport.cli.help;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.Program;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.filter.problem.Nearest;
import java.util.List;
import picocli.CommandLine;

/** {@code opik-export help}: the help text of another command. */
public final class HelpCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER = "Shows the help of a command, or this list.";

    private final Environment environment;
    private final Program program;

    private final Argument<List<String>> names =
            arguments("COMMAND", "the command, such as traces, or filter check; none for the list of all");

    /** The command in an environment. */
    public HelpCommand(Environment environment, Program program) {
        super("help", HEADER);
        this.environment = environment;
        this.program = program;
        examples("opik-export help traces", "opik-export help filter check");
    }

    @Override
    public Integer call() {
        CommandLine command = program.describe(environment);
        for (String name : names.value()) {
            CommandLine below = command.getSubcommands().get(name);
            if (below == null) {
                throw new UsageException("there is no command '" + name + "'."
                        + Nearest.question(name, command.getSubcommands().keySet()));
            }
            command = below;
        }
        command.usage(environment.out());
        return ExitCode.OK;
    }
}
