package dev.opikexport.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where the cursor stands.
 *
 * @param command the command that the words before it name
 * @param options the values of options before it, by their longest names
 * @param arguments what else stands before it
 * @param open the option whose value the cursor's word is; null if it is none
 */
record Position(
        CommandSpec command,
        Map<String, String> options,
        List<String> arguments,
        @Nullable OptionSpec open) {

    /** The place after words, of which the first is the program's name. */
    static Position after(List<String> words, CommandLine program) {
        CommandSpec command = program.getCommandSpec();
        Map<String, String> options = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>();
        OptionSpec open = null;
        for (String word : words.subList(Math.min(1, words.size()), words.size())) {
            if (open != null) {
                options.put(open.longestName(), word);
                open = null;
            } else if (word.startsWith("-") && word.length() > 1) {
                int equals = word.indexOf('=');
                OptionSpec option = command.findOption(equals < 0 ? word : word.substring(0, equals));
                open = option != null && equals < 0 && takesValue(option) ? option : null;
                if (option != null && equals >= 0) {
                    options.put(option.longestName(), word.substring(equals + 1));
                }
            } else {
                CommandLine subcommand =
                        arguments.isEmpty() ? command.subcommands().get(word) : null;
                command = subcommand == null ? command : subcommand.getCommandSpec();
                if (subcommand == null) {
                    arguments.add(word);
                }
            }
        }
        return new Position(command, options, arguments, open);
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }
}
