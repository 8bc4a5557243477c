package dev.opikexport.cli.help;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Examples in help texts that work when they are pasted, whatever the user types to start the command line. */
public final class Examples {

    /** Where a command begins, also behind a pipe or inside another one. */
    private static final Pattern PROGRAM = Pattern.compile("(?<=^ {2}|\\| |\\$\\()opik-export(?= )");

    private Examples() {}

    /** Puts what the user types into the examples of a command and those below it. */
    public static CommandLine paste(CommandLine line, String program) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        String[] footer = usage.footer().clone();
        for (int i = 0; i < footer.length; i++) {
            footer[i] = PROGRAM.matcher(footer[i]).replaceAll(Matcher.quoteReplacement(program));
        }
        usage.footer(footer);
        line.getSubcommands().values().forEach(command -> paste(command, program));
        return line;
    }
}
