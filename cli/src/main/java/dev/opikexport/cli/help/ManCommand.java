package dev.opikexport.cli.help;

import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.Program;

/** {@code opik-export man}. */
public final class ManCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER = "Prints the manual page of all commands.";

    private final Environment environment;
    private final Program program;

    /** The command in an environment. */
    public ManCommand(Environment environment, Program program) {
        super("man", HEADER);
        this.program = program;
        this.environment = environment;
        examples("opik-export man > opik-export.1", "opik-export man | man -l -");
    }

    @Override
    public Integer call() {
        new ManPage(environment.out()).print(program.describe(environment));
        return ExitCode.OK;
    }
}
