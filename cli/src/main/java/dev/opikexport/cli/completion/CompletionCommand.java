package dev.opikexport.cli.completion;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code opik-export completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        header = "Prints a script that completes commands, options, projects, columns and filters in a shell.",
        description = {
            "",
            "bash  put  eval \"$(opik-export completion bash)\"  into ~/.bashrc",
            "zsh   put  eval \"$(opik-export completion zsh)\"  into ~/.zshrc, after compinit",
            "fish  opik-export completion fish > ~/.config/fish/completions/opik-export.fish"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  opik-export completion bash", "  eval \"$(opik-export completion bash)\""})
public final class CompletionCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell = Shell.BASH;

    CompletionCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
            Objects.requireNonNull(script).transferTo(environment.out());
        }
        return ExitCode.OK;
    }
}
