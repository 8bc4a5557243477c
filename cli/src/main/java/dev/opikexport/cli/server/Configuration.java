package dev.opikexport.cli.server;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UnreadableFileException;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.core.network.Network;
import dev.opikexport.filter.problem.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and who asks, from the same places as the official clients: a profile that is chosen first, then the environment,
 * then the file {@code ~/.opik.config} (or the one that {@code OPIK_CONFIG_PATH} names), an INI file with the section {@code [opik]}, and one for
 * each profile.
 */
public final class Configuration {

    private static final String SECTION = "opik";

    private final Map<String, String> variables;
    private final @Nullable Path path;
    /** Of the profile that is chosen; empty if none is. */
    private final Map<String, String> chosen;
    /** Of the section {@code [opik]}. */
    private final Map<String, String> common;

    private final String profile;

    /** What can be configured. */
    public enum Setting {
        /** The base of the server. */
        URL("OPIK_URL_OVERRIDE", "url_override"),
        /** The API key, never to be shown. */
        API_KEY("OPIK_API_KEY", "api_key"),
        /** The workspace. */
        WORKSPACE("OPIK_WORKSPACE", "workspace"),
        /** The name of the project. */
        PROJECT("OPIK_PROJECT_NAME", "project_name");

        private final String variable;
        private final String key;

        Setting(String variable, String key) {
            this.variable = variable;
            this.key = key;
        }

        /** Its name in the file. */
        public String key() {
            return key;
        }
    }

    /**
     * A setting that was found.
     *
     * @param value never blank
     * @param source where, in the user's words
     */
    public record Found(String value, String source) {}

    private Configuration(Map<String, String> variables, @Nullable Path path) {
        this.profile = profile(variables);
        this.variables = variables;
        this.path = path;
        Map<String, Map<String, String>> sections =
                path == null || !Files.isRegularFile(path) ? missing(variables) : read(path, variables);
        this.common = sections.getOrDefault(SECTION, Map.of());
        this.chosen = sections.getOrDefault(chosenSection(variables), Map.of());
        refuseMisspelled(common.keySet());
        refuseMisspelled(chosen.keySet());
    }

    /** A server that is misspelled must not mean another one, which would be sent the API key. Opik's clients have more settings. */
    private void refuseMisspelled(Set<String> keys) {
        List<String> known = Stream.of(Setting.values()).map(Setting::key).toList();
        for (String key : keys) {
            String question = key.equals("url") ? " Did you mean 'url_override'?" : Nearest.question(key, known);
            if (!known.contains(key) && !question.isEmpty()) {
                throw new UsageException("There is no setting '" + key + "', which stands in " + path + "." + question);
            }
        }
    }

    /**
     * What is configured now.
     *
     * @throws UnreadableFileException if the file that {@code OPIK_CONFIG_PATH} names is not there, or cannot be read
     * @throws UsageException if it misspells a setting, or lacks the profile that is chosen
     */
    public static Configuration load(Environment environment) {
        Configuration configuration =
                new Configuration(environment.variables(), path(environment).orElse(null));
        Path path = configuration.path;
        if (isNamed(environment) && path != null && !Files.isRegularFile(path)) {
            throw new UnreadableFileException("The configuration shall be " + path + ", and "
                    + (Files.exists(path) ? "that is no file." : "there is no such file.")
                    + " It is named by --config, OPIK_EXPORT_CONFIG or OPIK_CONFIG_PATH.");
        }
        if (configuration.passesOverKey()) {
            environment
                    .messages()
                    .warn("OPIK_API_KEY is not used, for the profile " + configuration.profile
                            + " names a server of its own. If the key is for that server, write it there: configure"
                            + " --profile " + configuration.profile);
        }
        return configuration;
    }

    /** The profiles that the file has; none if it cannot be read. */
    public static Set<String> profiles(Environment environment) {
        try {
            Path path = path(environment).orElse(null);
            return path == null
                    ? Set.of()
                    : IniSections.of(Files.readString(path)).keySet();
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** Where the file is or would be; empty without a home folder. */
    public static Optional<Path> path(Environment environment) {
        Path home = environment.home();
        if (isNamed(environment)) {
            return Optional.of(expandHome(environment.variables().getOrDefault("OPIK_CONFIG_PATH", ""), home));
        }
        return Optional.ofNullable(home).map(folder -> folder.resolve(".opik.config"));
    }

    private static boolean isNamed(Environment environment) {
        return !environment.variables().getOrDefault("OPIK_CONFIG_PATH", "").isBlank();
    }

    /** The base of the server, which an API key may carry. */
    public Optional<String> url() {
        return value(Setting.URL).or(() -> apiKey().flatMap(ApiKeyAddress::of));
    }

    /** Whether there is a server to ask without any option. */
    public boolean isServerKnown() {
        return url().isPresent() || apiKey().isPresent();
    }

    /** The API key, never to be shown. */
    public Optional<String> apiKey() {
        return value(Setting.API_KEY);
    }

    /** The workspace. */
    public Optional<String> workspace() {
        return value(Setting.WORKSPACE);
    }

    /** The name of the project. */
    public Optional<String> project() {
        return value(Setting.PROJECT);
    }

    private Optional<String> value(Setting setting) {
        return find(setting).map(Found::value);
    }

    /** The way to the server: proxies and certificates, from the environment alone. */
    public Network network() {
        return Network.ofEnvironment(variables);
    }

    /**
     * A setting and where it comes from: the profile that is chosen wins over the environment, and that over the section {@code [opik]}. A
     * profile that names a server stands alone, so that its server never gets another one's key. A blank value is none.
     */
    public Optional<Found> find(Setting setting) {
        String place = path + (profile.isEmpty() ? "" : ", profile " + profile);
        Optional<Found> own = found(chosen.get(setting.key), place);
        if (own.isPresent() || (standsAlone() && setting != Setting.PROJECT)) {
            return own;
        }
        return found(variables.get(setting.variable), setting.variable)
                .or(() -> standsAlone() ? Optional.empty() : found(common.get(setting.key), place));
    }

    private boolean standsAlone() {
        return found(chosen.get(Setting.URL.key), "").isPresent();
    }

    /** A key of the environment that is not used, because the profile that is chosen stands alone and has none. */
    private boolean passesOverKey() {
        return standsAlone()
                && find(Setting.API_KEY).isEmpty()
                && found(variables.get(Setting.API_KEY.variable), "").isPresent();
    }

    private static Optional<Found> found(@Nullable String value, String source) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Found(value.strip(), source));
    }

    private static Path expandHome(String path, @Nullable Path home) {
        return home != null && path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
    }

    /** The profile that is chosen; empty for none. */
    public static String profile(Map<String, String> variables) {
        String name = chosenSection(variables);
        return name.equals(SECTION) ? "" : name;
    }

    private static String chosenSection(Map<String, String> variables) {
        return variables.getOrDefault(ChosenConfiguration.PROFILE_VARIABLE, "").strip();
    }

    private static Map<String, Map<String, String>> missing(Map<String, String> variables) {
        String profile = profile(variables);
        if (!profile.isEmpty()) {
            throw new UsageException("There is no profile '" + profile
                    + "', because there is no configuration. Make it: " + Environment.command(variables)
                    + " configure --profile " + profile);
        }
        return Map.of();
    }

    private static Map<String, Map<String, String>> read(Path path, Map<String, String> variables) {
        String profile = profile(variables);
        Map<String, Map<String, String>> sections;
        try {
            sections = IniSections.of(Files.readString(path));
        } catch (IOException e) {
            throw new UnreadableFileException("Cannot read the configuration " + path + ": " + e.getMessage());
        }
        if (!profile.isEmpty() && !sections.containsKey(profile)) {
            throw new UsageException("There is no profile '" + profile + "' in " + path + "."
                    + Nearest.question(profile, sections.keySet()) + " Make it: "
                    + Environment.command(variables) + " configure --profile " + profile);
        }
        return sections;
    }

    /** What a file says in the section of a profile; empty for the section {@code [opik]}. */
    public static Map<String, String> settings(String ini, String profile) {
        return IniSections.of(ini).getOrDefault(profile.isEmpty() ? SECTION : profile, Map.of());
    }
}
