package dev.opikexport.cli.completion;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.cli.command.Program;
import dev.opikexport.cli.server.ChosenConfiguration;

/** {@code opik-export complete}: what the scripts of {@link CompletionCommand} ask. */
public final class CompleteCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Lists what could stand at the end of a command line, for the scripts of 'completion'.";

    private final Environment environment;
    private final Program program;

    private final Argument<Shell> shell = argument(new NamedConverter<>(Shell.values()), "SHELL", "bash, zsh or fish");

    private final Argument<String> line = argument("LINE", "the command line up to the cursor");

    /** The command in an environment. */
    public CompleteCommand(Environment environment, Program program) {
        super("complete", HEADER);
        this.program = program;
        this.environment = environment;
        examples("opik-export complete bash \"opik-export traces --for\"");
        hide();
    }

    @Override
    public Integer call() {
        ShellWords words = ShellWords.of(line.value());
        String command = words.whole().size() > 1 ? words.whole().get(1) : "";
        Environment meant = ChosenConfiguration.in(environment, words.whole().toArray(String[]::new));
        for (Candidate candidate : Candidates.at(words, program.describe(meant, command), meant)) {
            environment.out().println(shell.value().line(candidate, words));
        }
        return ExitCode.OK;
    }
}
