package dev.opikexport.emulator.http.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.PathId;
import dev.opikexport.emulator.http.RequestBody;
import dev.opikexport.emulator.http.Routes;
import dev.opikexport.emulator.row.JsonMembers;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.store.Project;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /v1/private/projects}. */
public record ProjectEndpoints() {

    private static final String SORTABLE =
            "\"id\",\"name\",\"last_updated_at\",\"created_at\",\"last_updated_trace_at\"";

    private record Named(@JsonProperty("name") @Nullable String name) {}

    /** Adds the routes. */
    public void addTo(Routes routes) {
        routes.add("GET", "/v1/private/projects", this::list)
                .add("POST", "/v1/private/projects", this::create)
                .add("GET", "/v1/private/projects/{id}", this::byId)
                .add("POST", "/v1/private/projects/retrieve", this::retrieve);
    }

    private Answer list(Call call, String unused) {
        int page = call.query().atLeastOne("page", 1);
        int size = call.query().atLeastOne("size", 10);
        String part = call.query().text("name").orElse("").toLowerCase(Locale.ROOT);
        List<Project> found = call.store().projects().stream()
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
                        + ",\"sortable_by\":[" + (found.isEmpty() ? "" : SORTABLE) + "]}");
    }

    private Answer create(Call call, String unused) throws IOException {
        call.requireJson();
        String name = name(call);
        if (call.store().project(name).isPresent()) {
            throw ApiException.violation(409, "Project already exists");
        }
        Project project = call.store().projectFor(name, call.store().stamp(call.user()));
        return new Answer.Created("/v1/private/projects/" + project.id());
    }

    private Answer byId(Call call, String id) {
        return call.store()
                .project(PathId.of(id))
                .map(project -> Answer.json(200, json(project)))
                .orElseThrow(() -> ApiException.violation(404, "Project not found"));
    }

    private Answer retrieve(Call call, String unused) throws IOException {
        call.requireJson();
        return call.store()
                .project(name(call))
                .map(project -> Answer.json(200, json(project)))
                .orElseThrow(() -> ApiException.violation(404, "Project not found"));
    }

    private static String name(Call call) throws IOException {
        String name = RequestBody.read(call, Named.class).name();
        if (name == null || name.isBlank()) {
            throw ApiException.violation(422, "name must not be blank");
        }
        return name;
    }

    private static String json(Project project) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("id", '"' + project.id().toString() + '"');
        members.put("name", JsonValues.quote(project.name()));
        members.put("visibility", "\"private\"");
        members.put(
                "created_at",
                '"' + project.created().at().truncatedTo(ChronoUnit.MICROS).toString() + '"');
        members.put("created_by", JsonValues.quote(project.created().user()));
        Instant changed = project.writer().lastTraceAt();
        Instant updated = changed == null ? project.created().at() : changed;
        members.put(
                "last_updated_at", '"' + updated.truncatedTo(ChronoUnit.MICROS).toString() + '"');
        members.put("last_updated_by", JsonValues.quote(project.created().user()));
        if (changed != null) {
            members.put(
                    "last_updated_trace_at",
                    '"' + changed.truncatedTo(ChronoUnit.SECONDS).toString() + '"');
        }
        return JsonMembers.join(members);
    }
}
