package dev.opikexport.cli;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.filter.problem.Nearest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Environment variables that look like options and are none, which would be passed over without a word. */
final class UnknownVariables {

    /** What the launcher, the configuration and the storages read. */
    private static final Set<String> OTHERS =
            Set.of("COMMAND", "CONFIG", "JAVA_OPTS", "PLUGINS", "PROFILE", "TERMINAL");

    private UnknownVariables() {}

    /**
     * Says of each what it is not, and what may have been meant.
     *
     * @param called the command that runs; most runs need no other one
     * @param all all commands, which take a while to load
     */
    static void warn(Environment environment, CommandLine called, Supplier<CommandLine> all) {
        Set<String> names = new TreeSet<>();
        environment.variables().forEach((name, value) -> {
            if (name.startsWith(OptionVariables.PREFIX) && !value.isBlank()) {
                names.add(name.substring(OptionVariables.PREFIX.length()));
            }
        });
        names.removeAll(OTHERS);
        if (!names.isEmpty()) {
            options(called).forEach(names::remove);
        }
        if (names.isEmpty()) {
            return;
        }
        List<String> known = options(all.get()).toList();
        known.forEach(names::remove);
        for (String name : names) {
            String near = Nearest.to(name, known).stream()
                    .findFirst()
                    .map(each -> " Did you mean " + OptionVariables.PREFIX + each + "?")
                    .orElse("");
            environment
                    .messages()
                    .warn("no option has the environment variable " + OptionVariables.PREFIX + name + ", so it does"
                            + " nothing." + near);
        }
    }

    private static Stream<String> options(CommandLine command) {
        return Stream.concat(
                        command.getCommandSpec().options().stream()
                                .map(option -> OptionVariables.name(option).substring(OptionVariables.PREFIX.length())),
                        command.getSubcommands().values().stream().flatMap(UnknownVariables::options))
                .distinct();
    }
}
