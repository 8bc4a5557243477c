package dev.opikexport.cli.help;

import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Examples in help texts that work when they are pasted, whatever the user types to start the command line. */
public final class Examples {

    private static final String PROGRAM = "  opik-export ";

    private Examples() {}

    /** Puts what the user types into the examples of a command and those below it. */
    public static CommandLine paste(CommandLine line, String program) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        String[] footer = usage.footer().clone();
        for (int i = 0; i < footer.length; i++) {
            footer[i] = footer[i].startsWith(PROGRAM)
                    ? "  " + program + " " + footer[i].substring(PROGRAM.length())
                    : footer[i];
        }
        usage.footer(footer);
        line.getSubcommands().values().forEach(command -> paste(command, program));
        return line;
    }
}
