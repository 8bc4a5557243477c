package dev.opikexport.cli;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.emulator.OpikEmulator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server and project, as every command that asks a server takes them. */
public final class ServerOptions {

    /** The URL that stands for a server in memory. */
    private static final String EMULATOR = "emulator";

    /** Where the official clients go when there is a key and no URL. */
    private static final String CLOUD = "https://www.comet.com/opik/api";

    @Option(
            names = {"-p", "--project"},
            paramLabel = "NAME",
            description = "the project, by name; default: OPIK_PROJECT_NAME or the configuration")
    private @Nullable String project;

    @Option(names = "--project-id", paramLabel = "ID", description = "the project, by id")
    private @Nullable String projectId;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "the server, with or without /api; default: OPIK_URL_OVERRIDE or the configuration;",
                "'emulator' is one in memory, with the project 'golden'"
            })
    private @Nullable String url;

    @Option(
            names = "--workspace",
            paramLabel = "NAME",
            description = "the workspace; default: OPIK_WORKSPACE or the configuration")
    private @Nullable String workspace;

    /** Nothing is given yet; picocli fills it. */
    public ServerOptions() {}

    /** A server that is there for one command. */
    public record Server(Connection connection, @Nullable OpikEmulator emulator) implements AutoCloseable {

        @Override
        public void close() {
            if (emulator != null) {
                emulator.close();
            }
        }
    }

    /** The server that the options or the configuration name. */
    public Server server(Configuration configuration) {
        Optional<String> address = Optional.ofNullable(url).or(configuration::url);
        if (address.filter(EMULATOR::equals).isPresent()) {
            OpikEmulator emulator = OpikEmulator.start();
            return new Server(Connection.to(emulator.baseUrl().toString()), emulator);
        }
        if (address.isEmpty() && configuration.apiKey().isEmpty()) {
            throw new UsageException(
                    "No server is configured. Give --url, set OPIK_URL_OVERRIDE or write url_override into"
                            + " ~/.opik.config; --url emulator tries things out on a server in memory.");
        }
        return new Server(
                Connection.to(address.orElse(CLOUD))
                        .withApiKey(configuration.apiKey().orElse(null))
                        .withWorkspace(Optional.ofNullable(workspace)
                                .or(configuration::workspace)
                                .orElse(null)),
                null);
    }

    /** The project that the options or the configuration name. */
    public ProjectRef project(Configuration configuration) {
        if (project != null && projectId != null) {
            throw new UsageException("Give --project or --project-id, not both.");
        }
        if (projectId != null) {
            return ProjectRef.ofId(projectId);
        }
        return ProjectRef.named(Optional.ofNullable(project)
                .or(configuration::project)
                .orElseThrow(() -> new UsageException(
                        "No project is given. Name it with -p NAME, --project-id ID or OPIK_PROJECT_NAME.")));
    }
}
