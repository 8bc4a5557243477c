package dev.opikexport.cli.server;

import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.help.HelpSection;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.emulator.OpikEmulator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server and project, as every command that asks a server takes them. */
@HelpSection("Server and project")
public final class ServerOptions {

    @Option(
            names = {"-p", "--project"},
            paramLabel = "NAME",
            description = "the project, by name; default: OPIK_PROJECT_NAME or the configuration")
    private @Nullable String project;

    @Option(names = "--project-id", paramLabel = "ID", description = "the project, by id")
    private @Nullable String projectId;

    @Mixin
    private ConnectionOptions server = new ConnectionOptions();

    /** Nothing given yet. */
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

    /** The server, whether it answers or not. */
    public Server server(Configuration configuration) {
        return server.server(configuration);
    }

    /** The project that is asked for. */
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
