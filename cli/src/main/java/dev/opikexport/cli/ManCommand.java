package dev.opikexport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code opik-export man}. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        header = "Prints the manual page of all commands.",
        footerHeading = "%nExamples:%n",
        footer = {"  opik-export man > opik-export.1", "  opik-export man | man -l -"})
final class ManCommand implements Callable<Integer> {

    private final Environment environment;

    ManCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        new ManPage(environment.out()).print(Main.commandLine(environment));
        return ExitCode.OK;
    }
}
