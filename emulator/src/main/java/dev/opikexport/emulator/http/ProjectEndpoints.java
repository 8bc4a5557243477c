package dev.opikexport.emulator.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /v1/private/projects}. */
record ProjectEndpoints(Store store) {

    private static final String SORTABLE =
            "\"id\",\"name\",\"last_updated_at\",\"created_at\",\"last_updated_trace_at\"";

    record Retrieve(@JsonProperty("name") @Nullable String name) {}

    void addTo(Routes routes) {
        routes.add("GET", "/v1/private/projects", this::list);
        routes.add("GET", "/v1/private/projects/{id}", this::byId);
        routes.add("POST", "/v1/private/projects/retrieve", this::retrieve);
    }

    private Answer list(Call call, String unused) {
        int page = call.query().atLeastOne("page", 1);
        int size = call.query().atLeastOne("size", 10);
        String part = call.query().text("name").orElse("").toLowerCase(Locale.ROOT);
        List<Project> found = store.projects().stream()
                .filter(project -> project.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        List<String> content = found.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(ProjectEndpoints::json)
                .toList();
        return Answer.json(
                200,
                "{\"page\":" + page + ",\"size\":" + content.size() + ",\"total\":" + found.size() + ",\"content\":"
                        + content.stream().collect(Collectors.joining(",", "[", "]"))
                        + ",\"sortable_by\":[" + SORTABLE + "]}");
    }

    private Answer byId(Call call, String id) {
        return store.project(ProjectLookup.parameter(id))
                .map(project -> Answer.json(200, json(project)))
                .orElseThrow(() -> ApiException.of(404, "Project not found"));
    }

    private Answer retrieve(Call call, String unused) throws IOException {
        String name = RequestBody.read(call, Retrieve.class).name();
        if (name == null || name.isBlank()) {
            throw ApiException.violation(422, "name must not be blank");
        }
        return store.project(name)
                .map(project -> Answer.json(200, json(project)))
                .orElseThrow(() -> ApiException.of(404, "Project not found"));
    }

    private static String json(Project project) {
        return "{\"id\":\"" + project.id() + "\",\"name\":" + JsonText.quote(project.name())
                + ",\"visibility\":\"private\"}";
    }
}
