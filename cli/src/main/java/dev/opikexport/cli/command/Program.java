package dev.opikexport.cli.command;

import picocli.CommandLine;

/** The whole command line, for commands that run or describe others. */
public interface Program {

    /** Runs one command line and returns its exit code. */
    int run(Environment environment, String... arguments);

    /** The command that the arguments begin with, or all commands if they begin with something else. */
    CommandLine describe(Environment environment, String... arguments);
}
