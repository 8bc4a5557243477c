package dev.opikexport.cli.look;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code opik-export projects}. */
@Command(
        name = "projects",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Lists the projects that the API key may see: name, number of traces, last activity, id.",
        footerHeading = "%nExamples:%n",
        footer = {"  opik-export projects --url emulator", "  opik-export projects --json | jq -r .name"})
public final class ProjectsCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Environment environment;

    @Option(names = "--json", description = "a line of JSON for each project, for scripts")
    private boolean json;

    @Option(names = "--no-counts", description = "do not count traces, which takes one request for each project")
    private boolean withoutCounts;

    @Mixin
    private ConnectionOptions server = new ConnectionOptions();

    /**
     * A project and how many traces it has.
     *
     * @param traces null if they were not counted
     */
    private record Counted(Project project, @Nullable Long traces) {}

    ProjectsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        try (ServerOptions.Server to = server.server(Configuration.load(environment));
                OpikClient client = OpikClient.open(to.connection(), new Notices(environment.messages()))) {
            List<Counted> projects = new ArrayList<>();
            for (Project project : client.projects()) {
                projects.add(new Counted(project, withoutCounts ? null : traces(client, project)));
            }
            if (json) {
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
