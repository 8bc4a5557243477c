package dev.opikexport.cli;

import dev.opikexport.filter.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line in the user's words. */
final class WrongUsage {

    private WrongUsage() {}

    /** What is wrong, what may have been meant, and where to read on. */
    static String message(ParameterException exception, String program, String... arguments) {
        CommandSpec command = exception.getCommandLine().getCommandSpec();
        String path = command.qualifiedName().replaceFirst("^\\S+ ?", "");
        String name = path.isEmpty() ? "opik-export" : path;
        return what(exception, command, name, List.of(arguments)) + "\nSee: " + program
                + (path.isEmpty() ? "" : " " + path) + " --help";
    }

    private static String what(ParameterException exception, CommandSpec command, String name, List<String> arguments) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command, name);
        }
        if (exception instanceof MissingParameterException missing) {
            return missing(missing.getMissing(), name, arguments);
        }
        ArgSpec argument = exception.getArgSpec();
        if (argument instanceof OptionSpec option && option.typeInfo().isBoolean()) {
            return label(argument) + " is on with true and off with false, not with '" + exception.getValue() + "'.";
        }
        if (argument != null && exception.getCause() instanceof TypeConversionException said) {
            return label(argument) + ": " + sentence(String.valueOf(said.getMessage()));
        }
        return sentence(String.valueOf(exception.getMessage()));
    }

    /** What the command lacks, or what an option lacks that is given. */
    private static String missing(List<ArgSpec> missing, String name, List<String> arguments) {
        ArgSpec first = missing.get(0);
        String meaning = missing.size() == 1 ? ": " + String.join(" ", first.description()) : "";
        if (first instanceof OptionSpec option && Stream.of(option.names()).anyMatch(arguments::contains)) {
            return option.longestName() + " needs a value, " + option.paramLabel() + meaning + ".";
        }
        List<String> labels = missing.stream().map(WrongUsage::label).toList();
        return "'" + name + "' needs " + String.join(" and ", labels) + meaning + ".";
    }

    private static String unmatched(String argument, CommandSpec command, String name) {
        if (argument.startsWith("-") && argument.length() > 1 && command.findOption(argument) == null) {
            String option = argument.replaceFirst("=.*", "");
            return "'" + name + "' has no option '" + option + "'."
                    + Nearest.question(option, options(command).toList());
        }
        List<String> commands = new ArrayList<>(command.subcommands().keySet());
        return commands.isEmpty()
                ? "'" + name + "' does not know what to do with '" + argument
                        + "'. If it belongs to a filter or a name, put the whole into quotes."
                : "there is no command '" + argument + "'." + Nearest.question(argument, commands);
    }

    private static Stream<String> options(CommandSpec command) {
        return command.options().stream().flatMap(option -> Stream.of(option.names()));
    }

    private static String label(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel();
        }
        return option.typeInfo().isBoolean() ? option.longestName() : option.longestName() + " " + option.paramLabel();
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
