package dev.opikexport.cli;

import dev.opikexport.core.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and who asks, from the same places as the official clients: the environment first, then the file
 * {@code ~/.opik.config} (or the one that {@code OPIK_CONFIG_PATH} names), an INI file with one section {@code [opik]}.
 */
public final class Configuration {

    private static final String SECTION = "opik";

    private final Map<String, String> variables;
    private final @Nullable Path path;
    private final Map<String, String> file;

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
        this.variables = variables;
        this.path = path;
        this.file = path == null || !Files.isRegularFile(path) ? Map.of() : read(path);
    }

    /**
     * What is configured now.
     *
     * @throws UsageException if the file that {@code OPIK_CONFIG_PATH} names is not there, or cannot be read
     */
    public static Configuration load(Environment environment) {
        Configuration configuration =
                new Configuration(environment.variables(), path(environment).orElse(null));
        Path path = configuration.path;
        if (isNamed(environment) && path != null && !Files.isRegularFile(path)) {
            throw new UsageException("OPIK_CONFIG_PATH names " + path + ", and there is no such file.");
        }
        return configuration;
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
        return find(Setting.URL).map(Found::value).or(() -> apiKey().flatMap(ApiKeyAddress::of));
    }

    /** Whether there is a server to ask without any option. */
    public boolean isServerKnown() {
        return url().isPresent() || apiKey().isPresent();
    }

    /** The API key, never to be shown. */
    public Optional<String> apiKey() {
        return find(Setting.API_KEY).map(Found::value);
    }

    /** The workspace. */
    public Optional<String> workspace() {
        return find(Setting.WORKSPACE).map(Found::value);
    }

    /** The name of the project. */
    public Optional<String> project() {
        return find(Setting.PROJECT).map(Found::value);
    }

    /** The way to the server: proxies and certificates, from the environment alone. */
    public Network network() {
        return Network.ofEnvironment(variables);
    }

    /** A setting and where it comes from: the environment wins over the file, and a blank value is none. */
    public Optional<Found> find(Setting setting) {
        return found(variables.get(setting.variable), setting.variable)
                .or(() -> found(file.get(setting.key), String.valueOf(path)));
    }

    private static Optional<Found> found(@Nullable String value, String source) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Found(value.strip(), source));
    }

    private static Path expandHome(String path, @Nullable Path home) {
        return home != null && path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
    }

    private static Map<String, String> read(Path path) {
        try {
            return settings(Files.readString(path));
        } catch (IOException e) {
            throw new UsageException("Cannot read the configuration " + path + ": " + e.getMessage());
        }
    }

    /** The settings of section {@code [opik]}: {@code key = value} or {@code key: value}, comments after {@code #} or {@code ;}. */
    public static Map<String, String> settings(String ini) {
        Map<String, String> values = new HashMap<>();
        String section = "";
        for (String raw : ini.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip();
                continue;
            }
            int separator = separator(line);
            if (separator > 0 && section.equals(SECTION)) {
                String key = line.substring(0, separator).strip().toLowerCase(Locale.ROOT);
                values.put(key, line.substring(separator + 1).strip());
            }
        }
        return values;
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }
}
