package dev.opikexport.cli;

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
    private final Map<String, String> file;

    private Configuration(Map<String, String> variables, Map<String, String> file) {
        this.variables = variables;
        this.file = file;
    }

    /**
     * What is configured now.
     *
     * @throws UsageException if the file that {@code OPIK_CONFIG_PATH} names is not there, or cannot be read
     */
    public static Configuration load(Environment environment) {
        String named = environment.variables().get("OPIK_CONFIG_PATH");
        if (named != null && !named.isBlank()) {
            Path path = expandHome(named, environment.home());
            if (!Files.isRegularFile(path)) {
                throw new UsageException("OPIK_CONFIG_PATH names " + path + ", and there is no such file.");
            }
            return new Configuration(environment.variables(), read(path));
        }
        Path home = environment.home();
        Path path = home == null ? null : home.resolve(".opik.config");
        return new Configuration(
                environment.variables(), path == null || !Files.isRegularFile(path) ? Map.of() : read(path));
    }

    /** The base of the server. */
    public Optional<String> url() {
        return find("OPIK_URL_OVERRIDE", "url_override");
    }

    /** The API key, never to be shown. */
    public Optional<String> apiKey() {
        return find("OPIK_API_KEY", "api_key");
    }

    /** The workspace. */
    public Optional<String> workspace() {
        return find("OPIK_WORKSPACE", "workspace");
    }

    /** The name of the project. */
    public Optional<String> project() {
        return find("OPIK_PROJECT_NAME", "project_name");
    }

    private Optional<String> find(String variable, String key) {
        String value = variables.get(variable);
        return Optional.ofNullable(value == null || value.isBlank() ? file.get(key) : value)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Path expandHome(String path, @Nullable Path home) {
        return home != null && path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
    }

    private static Map<String, String> read(Path path) {
        try {
            return parse(Files.readString(path));
        } catch (IOException e) {
            throw new UsageException("Cannot read the configuration " + path + ": " + e.getMessage());
        }
    }

    /** Reads section {@code [opik]}: {@code key = value} or {@code key: value}, comments after {@code #} or {@code ;}. */
    static Map<String, String> parse(String ini) {
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
