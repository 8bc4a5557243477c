package dev.opikexport.cli.selection;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Options;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Project;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which projects: one, several or all of them. */
public final class ProjectOptions extends Options {

    private final Argument<List<String>> names = texts(
            "-p, --project",
            "NAME",
            "the project, by name; may be repeated; default: OPIK_PROJECT_NAME or the configuration");

    private final Argument<List<String>> ids = texts("--project-id", "ID", "the project, by id; may be repeated");

    private final Argument<Boolean> all = flag("--all-projects", "every project that the API key may see");

    /** Nothing given yet. */
    public ProjectOptions() {
        super("Server and project");
    }

    /** Whether more than one project may be meant. */
    public boolean isSeveral() {
        return all.value() || names.value().size() + ids.value().size() > 1;
    }

    /**
     * The projects, at least one, each once; the server is asked for them if there may be several.
     *
     * @throws UsageException if none is given
     * @throws dev.opikexport.core.client.OpikException if the server knows one of them not
     */
    public List<ProjectRef> of(Configuration configuration, Connection connection) throws IOException {
        if (all.value() && !(names.value().isEmpty() && ids.value().isEmpty())) {
            throw new UsageException("--all-projects needs no --project and no --project-id.");
        }
        if (isSeveral()) {
            try (OpikClient client = OpikClient.open(connection)) {
                return several(client);
            }
        }
        if (!ids.value().isEmpty()) {
            return List.of(ProjectRef.ofId(ids.value().get(0)));
        }
        return List.of(ProjectRef.named(names.value().stream()
                .findFirst()
                .or(configuration::project)
                .orElseThrow(() -> new UsageException("No project is given. Name it with -p NAME, --project-id ID"
                        + " or OPIK_PROJECT_NAME, or take --all-projects."))));
    }

    private List<ProjectRef> several(OpikClient client) throws IOException {
        List<Project> known = client.projects();
        Map<String, ProjectRef> chosen = new LinkedHashMap<>();
        for (String name : all.value() ? known.stream().map(Project::name).toList() : names.value()) {
            ProjectRef asked = ProjectRef.named(name);
            Optional<Project> project = known.stream()
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .findFirst();
            if (project.isEmpty()) {
                mustExist(client, asked);
            }
            chosen.putIfAbsent(
                    project.map(Project::id).orElse(name),
                    project.map(each -> ProjectRef.named(each.name())).orElse(asked));
        }
        for (String id : ids.value()) {
            ProjectRef asked = ProjectRef.ofId(id);
            mustExist(client, asked);
            chosen.putIfAbsent(asked.value(), named(asked, known));
        }
        if (chosen.isEmpty()) {
            throw new UsageException(
                    "There are no projects. If you expected some, check the API key and the workspace.");
        }
        return new ArrayList<>(chosen.values());
    }

    private static ProjectRef named(ProjectRef asked, Collection<Project> known) {
        return known.stream()
                .filter(project -> project.id().equals(asked.value()))
                .findFirst()
                .map(project -> ProjectRef.named(project.name()))
                .orElse(asked);
    }

    /** The server's words name what may have been meant. */
    private static void mustExist(OpikClient client, ProjectRef project) throws IOException {
        client.count(RowQuery.of(Entity.TRACES, project), client.connection().patience());
    }
}
