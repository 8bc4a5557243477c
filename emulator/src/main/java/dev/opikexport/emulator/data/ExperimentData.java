package dev.opikexport.emulator.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opikexport.emulator.derived.MemberOrder;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.LiveRow;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.Draft;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.ProjectWriter.Mode;
import dev.opikexport.emulator.store.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The recorded traces that are in none, one and two experiments: the last is returned twice and counted once. */
final class ExperimentData {

    private static final String DATASET_ID = "01a20275-1548-72ec-aecc-247f5f28d942";

    private final Map<String, String> names = new HashMap<>();
    private final Map<UUID, List<String>> experimentsByTrace = new HashMap<>();
    private final List<Draft> traces = new ArrayList<>();

    private ExperimentData() {}

    /** Fills the project from the calls that were recorded. */
    static void addTo(Project project, Stamp stamp, JsonNode calls) {
        ExperimentData data = new ExperimentData();
        for (JsonNode call : calls) {
            data.read(call.get("path").textValue(), call.get("body"));
        }
        project.writer().writeTraces(data.traces, Mode.REPLACE, stamp);
        project.rows(Kind.TRACE)
                .put(project.rows(Kind.TRACE).byId().stream()
                        .map(data::inExperiments)
                        .toList());
    }

    private void read(String path, JsonNode body) {
        switch (path) {
            case "/v1/private/experiments" ->
                names.put(body.get("id").textValue(), body.get("name").textValue());
            case "/v1/private/traces/batch" -> body.get("traces").forEach(trace -> traces.add(draft(trace)));
            case "/v1/private/experiments/items" -> body.get("experiment_items").forEach(this::addItem);
            default -> {}
        }
    }

    private void addItem(JsonNode item) {
        String experiment = item.get("experiment_id").textValue();
        ObjectNode shown = ((ObjectNode) JsonValues.tree("{}"))
                .put("id", experiment)
                .put("name", names.get(experiment))
                .put("dataset_id", DATASET_ID)
                .put("dataset_item_id", item.get("dataset_item_id").textValue());
        experimentsByTrace
                .computeIfAbsent(UUID.fromString(item.get("trace_id").textValue()), id -> new ArrayList<>())
                .add(JsonValues.text(shown));
    }

    private static Draft draft(JsonNode trace) {
        Map<String, String> members = new HashMap<>();
        for (String name : List.of("name", "start_time", "input")) {
            members.put(name, JsonValues.text(trace.get(name)));
        }
        return new Draft(UUID.fromString(trace.get("id").textValue()), members, null);
    }

    private Row inExperiments(Row trace) {
        List<String> experiments = experimentsByTrace.getOrDefault(trace.id(), List.of());
        if (experiments.isEmpty()) {
            return trace;
        }
        Map<String, String> shown = new HashMap<>(trace.shown());
        shown.put("experiment", experiments.get(0));
        String ids = experiments.stream()
                .map(experiment -> JsonValues.text(JsonValues.tree(experiment).get("id")))
                .collect(Collectors.joining(",", "[", "]"));
        return LiveRow.of(trace.id(), MemberOrder.TRACE.sort(shown), Map.of("experiment_ids", ids))
                .inExperiments(experiments);
    }
}
