package dev.opikexport.cli.server;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.emulator.OpikEmulator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which server and project, as every command that asks a server takes them. */
public final class ServerOptions extends Options {

    private final Argument<String> project =
            text("-p, --project", "NAME", "the project, by name; default: OPIK_PROJECT_NAME or the configuration");

    private final Argument<String> projectId = text("--project-id", "ID", "the project, by id");

    private final ConnectionOptions server = with(new ConnectionOptions());

    /** Nothing given yet. */
    public ServerOptions() {
        super("Server and project");
    }

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
        String id = projectId.orNull();
        if (project.orNull() != null && id != null) {
            throw new UsageException("Give --project or --project-id, not both.");
        }
        if (id != null) {
            return ProjectRef.ofId(id);
        }
        return ProjectRef.named(Optional.ofNullable(project.orNull())
                .or(configuration::project)
                .orElseThrow(() -> new UsageException(
                        "No project is given. Name it with -p NAME, --project-id ID or OPIK_PROJECT_NAME.")));
    }
}
