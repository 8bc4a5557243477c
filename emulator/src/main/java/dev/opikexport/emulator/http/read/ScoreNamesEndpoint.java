package dev.opikexport.emulator.http.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.PathId;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.Project;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code GET …/feedback-scores/names}: of one project, or of all. */
public record ScoreNamesEndpoint(Kind kind) implements Endpoint {

    @Override
    public Answer answer(Call call, String pathParameter) {
        List<Project> projects = call.query()
                .nonEmpty("project_id")
                .map(PathId::of)
                .map(id -> call.store().project(id).stream().toList())
                .orElseGet(call.store()::projects);
        Set<String> names = new LinkedHashSet<>();
        for (Project project : projects) {
            project.rows(kind).byId().forEach(row -> addNames(row, names));
        }
        return Answer.json(
                200,
                names.stream()
                        .map(name -> "{\"name\":" + JsonValues.quote(name) + "}")
                        .collect(Collectors.joining(",", "{\"scores\":[", "]}")));
    }

    private static void addNames(Row row, Set<String> names) {
        String json = row.member("feedback_scores");
        if (json != null) {
            for (JsonNode score : JsonValues.tree(json)) {
                names.add(score.get("name").textValue());
            }
        }
    }
}
