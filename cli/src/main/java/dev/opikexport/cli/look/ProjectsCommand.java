package dev.opikexport.cli.look;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.ConnectionOptions;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.cli.terminal.Table;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Project;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code opik-export projects}. */
public final class ProjectsCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Lists the projects that the API key may see: name, number of traces, last activity, id.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Environment environment;

    private final Argument<Boolean> json = flag("--json", "a line of JSON for each project, for scripts");

    private final Argument<Boolean> withoutCounts =
            flag("--no-counts", "do not count traces, which takes one request for each project");

    private final ConnectionOptions server = with(new ConnectionOptions());

    /**
     * A project and how many traces it has.
     *
     * @param traces null if they were not counted
     */
    private record Counted(Project project, @Nullable Long traces) {}

    /** The command in an environment. */
    public ProjectsCommand(Environment environment) {
        super("projects", HEADER);
        this.environment = environment;
        examples("opik-export projects --url emulator", "opik-export projects --json | jq -r .name");
    }

    @Override
    public Integer call() throws IOException {
        try (ServerOptions.Server to = server.server(Configuration.load(environment));
                OpikClient client = OpikClient.open(to.connection(), new Notices(environment.messages()))) {
            List<Counted> projects = new ArrayList<>();
            for (Project project : client.projects()) {
                projects.add(new Counted(project, withoutCounts.value() ? null : traces(client, project)));
            }
            if (json.value()) {
                projects.forEach(project -> environment.out().println(line(project)));
            } else if (projects.isEmpty()) {
                environment.messages().say("No projects. If you expected some, check the API key and the workspace.");
            } else {
                print(projects);
            }
        }
        return ExitCode.OK;
    }

    private static long traces(OpikClient client, Project project) throws IOException {
        RowQuery query = RowQuery.of(Entity.TRACES, ProjectRef.ofId(project.id()));
        return client.count(query, client.connection().patience());
    }

    private void print(List<Counted> projects) {
        Table table = new Table(
                new Table.Column("NAME", Table.Kind.TEXT),
                new Table.Column("TRACES", Table.Kind.NUMBER),
                new Table.Column("LAST ACTIVITY (UTC)", Table.Kind.FIXED),
                new Table.Column("ID", Table.Kind.FIXED));
        for (Counted counted : projects) {
            Project project = counted.project();
            table.add(
                    project.name(),
                    counted.traces() == null ? "" : Figures.count(counted.traces()),
                    project.lastTraceAt() == null ? "" : Figures.time(project.lastTraceAt()),
                    project.id());
        }
        table.print(environment.out(), Table.terminalWidth(environment.variables()));
    }

    private static String line(Counted counted) {
        Project project = counted.project();
        ObjectNode line = JSON.createObjectNode().put("id", project.id()).put("name", project.name());
        line.put(
                "last_activity",
                project.lastTraceAt() == null ? null : project.lastTraceAt().toString());
        if (counted.traces() != null) {
            line.put("traces", counted.traces());
        }
        return line.toString();
    }
}
