package dev.opikexport.cli.help;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.Program;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code opik-export man}. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        header = "Prints the manual page of all commands.",
        footerHeading = "%nExamples:%n",
        footer = {"  opik-export man > opik-export.1", "  opik-export man | man -l -"})
public final class ManCommand implements Callable<Integer> {

    private final Environment environment;
    private final Program program;

    ManCommand(Environment environment, Program program) {
        this.program = program;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        new ManPage(environment.out()).print(program.describe(environment));
        return ExitCode.OK;
    }
}
