package dev.opikexport.cli.completion;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.Program;
import dev.opikexport.cli.server.ChosenConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code opik-export complete}: what the scripts of {@link CompletionCommand} ask. */
@Command(
        name = "complete",
        hidden = true,
        mixinStandardHelpOptions = true,
        header = "Lists what could stand at the end of a command line, for the scripts of 'completion'.",
        footerHeading = "%nExample:%n",
        footer = "  opik-export complete bash \"opik-export traces --for\"")
public final class CompleteCommand implements Callable<Integer> {

    private final Environment environment;
    private final Program program;

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell = Shell.BASH;

    @Parameters(index = "1", paramLabel = "LINE", description = "the command line up to the cursor")
    private String line = "";

    CompleteCommand(Environment environment, Program program) {
        this.program = program;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ShellWords words = ShellWords.of(line);
        String command = words.whole().size() > 1 ? words.whole().get(1) : "";
        Environment meant = ChosenConfiguration.in(environment, words.whole().toArray(String[]::new));
        for (Candidate candidate : Candidates.at(words, program.describe(meant, command), meant)) {
            environment.out().println(shell.line(candidate, words));
        }
        return ExitCode.OK;
    }
}
