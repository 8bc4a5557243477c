package dev.opikexport.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Takes options that are not given from environment variables: {@code --page-size} from {@code OPIK_EXPORT_PAGE_SIZE}.
 *
 * <p>No record: picocli asks for its text at every start, which is slow to make for the first record.
 */
final class OptionVariables implements IDefaultValueProvider {

    static final String PREFIX = "OPIK_EXPORT_";

    private final Map<String, String> variables;

    OptionVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
    }

    /** The variable of an option. */
    static String name(OptionSpec option) {
        return PREFIX
                + option.longestName().replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The variable that an option has its value from; empty if the option is given, or has no variable that is set. */
    Optional<String> source(ArgSpec argument, String... arguments) {
        if (!(argument instanceof OptionSpec option) || value(option).isEmpty()) {
            return Optional.empty();
        }
        for (String given : arguments) {
            for (String name : option.names()) {
                if (given.equals(name)
                        || given.startsWith(name + "=")
                        || (name.length() == 2 && given.startsWith(name))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(name(option));
    }

    /** A flag that is on by its variable would be turned off where it is given, too: picocli takes it for a switch. */
    void keepFlags(@Nullable ParseResult parsed) {
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            for (OptionSpec option : level.matchedOptions()) {
                boolean flag = option.typeInfo().isBoolean() && option.arity().max() == 0;
                if (flag && Boolean.parseBoolean(value(option).orElse(""))) {
                    option.setValue(true);
                }
            }
        }
    }

    private Optional<String> value(OptionSpec option) {
        boolean asksForWords = option.usageHelp() || option.versionHelp();
        return asksForWords
                ? Optional.empty()
                : Optional.ofNullable(variables.get(name(option))).filter(text -> !text.isBlank());
    }
}
