package dev.opikexport.filter.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.filter.Resources;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the recorded project, as the API gives them and as the server stored them. */
public final class GoldenRows {

    static final ObjectMapper JSON = new ObjectMapper();

    private GoldenRows() {}

    /** The rows in the order of the file, so that line numbers of recorded cases are indices. */
    static List<RowMembers> ofApi(Entity entity) {
        return Resources.rows(entity);
    }

    /** The same rows with what the API hides: the metadata as it was logged, experiments, annotation queues. */
    public static List<RowMembers> asStored(Entity entity) {
        Map<String, String> metadata = loggedMetadata(entity);
        Map<String, List<String>> experiments = new HashMap<>();
        Map<String, List<String>> queues = new HashMap<>();
        for (JsonNode call : parse(String.join("\n", Resources.lines("/logged/extras.json")))) {
            if (call.path("status").asInt() < 300) {
                collectExtras(call, experiments, queues);
            }
        }
        return ofApi(entity).stream()
                .map(row -> {
                    String id = Condition.string(row, "id");
                    return stored(row, metadata.get(id), experiments.get(id), queues.get(id));
                })
                .toList();
    }

    private static void collectExtras(
            JsonNode call, Map<String, List<String>> experiments, Map<String, List<String>> queues) {
        String path = call.path("path").asText();
        if (path.endsWith("/experiments/items")) {
            for (JsonNode item : call.path("body").path("experiment_items")) {
                experiments
                        .computeIfAbsent(item.path("trace_id").asText(), id -> new ArrayList<>())
                        .add(item.path("experiment_id").asText());
            }
        }
        if (path.endsWith("/items/add")) {
            String[] steps = path.split("/", -1);
            for (JsonNode id : call.path("body").path("ids")) {
                queues.computeIfAbsent(id.asText(), key -> new ArrayList<>()).add(steps[steps.length - 3]);
            }
        }
    }

    private static RowMembers stored(
            RowMembers row,
            @Nullable String metadata,
            @Nullable List<String> experiments,
            @Nullable List<String> queues) {
        Map<String, @Nullable String> hidden = new HashMap<>();
        hidden.put("metadata", metadata);
        hidden.put("experiment_ids", json(experiments));
        hidden.put("annotation_queue_ids", json(queues));
        Set<String> names = hidden.keySet();
        return name -> names.contains(name) ? hidden.get(name) : row.member(name);
    }

    private static @Nullable String json(@Nullable List<String> values) {
        return values == null ? null : JSON.valueToTree(values).toString();
    }

    private static Map<String, String> loggedMetadata(Entity entity) {
        Map<String, String> metadata = new HashMap<>();
        lines("/logged/" + entity.id() + ".jsonl").map(GoldenRows::parse).forEach(row -> {
            String id = row.path("id").asText();
            metadata.remove(id);
            if (row.has("metadata")) {
                metadata.put(id, row.get("metadata").toString());
            }
        });
        return metadata;
    }

    static Stream<String> lines(String resource) {
        return Resources.lines(resource).stream();
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
