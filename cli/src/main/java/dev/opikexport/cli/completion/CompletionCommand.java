package dev.opikexport.cli.completion;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.NamedConverter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** {@code opik-export completion}. */
public final class CompletionCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Prints a script that completes commands, options, projects, columns and filters in a shell.";

    private final Environment environment;

    private final Argument<Shell> shell = argument(new NamedConverter<>(Shell.values()), "SHELL", "bash, zsh or fish");

    /** The command in an environment. */
    public CompletionCommand(Environment environment) {
        super("completion", HEADER);
        this.environment = environment;
        describe(
                "",
                "bash  put  eval \"$(opik-export completion bash)\"  into ~/.bashrc",
                "zsh   put  eval \"$(opik-export completion zsh)\"  into ~/.zshrc, after compinit",
                "fish  opik-export completion fish > ~/.config/fish/completions/opik-export.fish");
        examples("opik-export completion bash", "eval \"$(opik-export completion bash)\"");
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell.value())) {
            Objects.requireNonNull(script).transferTo(environment.out());
        }
        return ExitCode.OK;
    }
}
