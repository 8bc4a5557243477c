package dev.opikexport.cli.setup;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.server.ApiKeyAddress;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.Configuration.Found;
import dev.opikexport.cli.server.Configuration.Setting;
import dev.opikexport.cli.server.ConnectionOptions;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.network.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code opik-export configure}. */
public final class ConfigureCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Asks for server, workspace and API key, checks them, and writes ~/.opik.config.";

    private static final String LOCAL = "http://localhost:5173/api";
    private static final String NO_KEY = "-";
    private static final int ATTEMPTS = 2;

    private final Environment environment;
    private final BufferedReader in;

    private final Argument<String> url = text("--url", "URL", "the server; it is not asked for then");

    private final Argument<String> workspace = text("--workspace", "NAME", "the workspace; it is not asked for then");

    private final Argument<Boolean> unchecked = flag("--no-check", "write the settings without asking the server");

    /** The command in an environment. */
    public ConfigureCommand(Environment environment) {
        super("configure", HEADER);
        this.environment = environment;
        this.in = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
        describe(
                "",
                "The file is that of the official clients, and only you may read it. Other settings and"
                        + " comments in it stay. Nothing is written if the server refuses. OPIK_CONFIG_PATH names"
                        + " another file; --profile NAME writes the section of a profile.");
        examples(
                "opik-export configure",
                "opik-export configure --url http://localhost:5173/api --workspace default < key.txt");
    }

    @Override
    public Integer call() throws IOException {
        Path path = Configuration.path(environment)
                .orElseThrow(() -> new UsageException(
                        "There is no home folder to write .opik.config to. Name a file with OPIK_CONFIG_PATH."));
        String before = Files.isRegularFile(path) ? Files.readString(path) : "";
        Map<String, String> old = Configuration.settings(before, profile());
        Connection connection = ask(old);
        String api = connection.url().toString();
        if (!unchecked.value()) {
            try (OpikClient client = OpikClient.open(
                    connection.withPatience(connection.patience().atMost(ATTEMPTS)),
                    new Notices(environment.messages()))) {
                client.checkAccess();
                int projects = client.projects().size();
                api = client.apiUrl().toString();
                environment
                        .messages()
                        .say(api + " answers"
                                + client.serverVersion()
                                        .map(v -> ", version " + v)
                                        .orElse("") + ", " + projects + (projects == 1 ? " project" : " projects")
                                + ".");
            }
        }
        PrivateFile.write(
                path, IniText.with(before, profile().isEmpty() ? "opik" : profile(), settings(api, connection)));
        environment.messages().say("Written to " + path + ".");
        warnOfVariables();
        return ExitCode.OK;
    }

    private String profile() {
        return Configuration.profile(environment.variables());
    }

    private Connection ask(Map<String, String> old) throws IOException {
        String oldUrl = old.get(Setting.URL.key());
        String server = url.orNull() != null
                ? url.value()
                : line("URL of the server [" + (oldUrl == null ? "that of the API key, or " + LOCAL : oldUrl) + "]: ");
        String oldWorkspace = old.getOrDefault(Setting.WORKSPACE.key(), "default");
        String named = workspace.orNull() != null ? workspace.value() : line("Workspace [" + oldWorkspace + "]: ");
        String oldKey = old.get(Setting.API_KEY.key());
        String typed = hiddenLine(
                oldKey == null
                        ? "API key (not shown; empty if the server asks for none): "
                        : "API key (not shown; empty keeps the one that is set, - removes it): ");
        String key = typed.isEmpty() ? oldKey : typed.equals(NO_KEY) ? null : typed;
        return Connection.to(server.isEmpty() ? defaultUrl(oldUrl, key) : server)
                .withWorkspace(named.isEmpty() ? oldWorkspace : named)
                .withApiKey(key)
                .withNetwork(Network.ofEnvironment(environment.variables()));
    }

    private static String defaultUrl(@Nullable String old, @Nullable String key) {
        if (old != null) {
            return old;
        }
        return key == null ? LOCAL : ApiKeyAddress.of(key).orElse(ConnectionOptions.CLOUD);
    }

    private String line(String prompt) throws IOException {
        environment.err().print(prompt);
        environment.err().flush();
        return answer(in.readLine());
    }

    private String hiddenLine(String prompt) throws IOException {
        Environment.HiddenInput terminal = environment.hiddenInput();
        return terminal == null ? line(prompt) : answer(terminal.ask(prompt));
    }

    private static String answer(@Nullable String line) {
        if (line == null) {
            throw new UsageException("The input ended before all was answered. Nothing was written.");
        }
        return line.strip();
    }

    private static Map<String, Optional<String>> settings(String api, Connection connection) {
        Map<String, Optional<String>> settings = new LinkedHashMap<>();
        settings.put(Setting.URL.key(), Optional.of(api + "/"));
        settings.put(Setting.WORKSPACE.key(), Optional.ofNullable(connection.workspace()));
        settings.put(Setting.API_KEY.key(), Optional.ofNullable(connection.apiKey()));
        return settings;
    }

    private void warnOfVariables() {
        Configuration now = Configuration.load(environment);
        for (Setting setting : Setting.values()) {
            now.find(setting)
                    .map(Found::source)
                    .filter(environment.variables()::containsKey)
                    .ifPresent(variable ->
                            environment.messages().say("Note: " + variable + " is set and wins over the file."));
        }
    }
}
