package dev.opikexport.cli.server;

import dev.opikexport.cli.command.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code --config} and {@code --profile} say, in the words of the environment: each is an option and a variable. */
public final class ChosenConfiguration {

    /** The option that names the file. */
    public static final String CONFIG = "--config";
    /** The option that names the profile. */
    public static final String PROFILE = "--profile";

    static final String CONFIG_VARIABLE = "OPIK_CONFIG_PATH";
    static final String PROFILE_VARIABLE = "OPIK_EXPORT_PROFILE";

    private ChosenConfiguration() {}

    /** The environment with what the arguments choose; commands look it up before they see their options. */
    public static Environment in(Environment environment, String... arguments) {
        Map<String, String> variables = new HashMap<>(environment.variables());
        String named = variables.getOrDefault("OPIK_EXPORT_CONFIG", "");
        if (!named.isBlank()) {
            variables.put(CONFIG_VARIABLE, named);
        }
        value(CONFIG, List.of(arguments)).ifPresent(file -> variables.put(CONFIG_VARIABLE, file));
        value(PROFILE, List.of(arguments)).ifPresent(name -> variables.put(PROFILE_VARIABLE, name));
        return variables.equals(environment.variables()) ? environment : environment.withVariables(variables);
    }

    private static Optional<String> value(String option, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(option + "=")) {
                return Optional.of(argument.substring(option.length() + 1));
            }
            if (argument.equals(option) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
