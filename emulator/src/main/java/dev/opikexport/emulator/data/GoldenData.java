package dev.opikexport.emulator.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.row.JsonMembers;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.LiveRow;
import dev.opikexport.emulator.store.NewIds;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Stamp;
import dev.opikexport.emulator.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data set that a real server was recorded with: project {@code golden}, 240 traces, 900 spans, 8 threads; and,
 * apart from it, {@code exper}: three traces in none, one and two experiments.
 */
public final class GoldenData {

    private static final UUID PROJECT_ID = UUID.fromString("01a20270-c0eb-7666-a1b5-ff218ccd1479");
    private static final UUID EXPERIMENTS_ID = UUID.fromString("01a20275-1966-707b-8bb8-72fea3fe833d");
    private static final Stamp CREATED = new Stamp(Instant.parse("2026-11-22T08:47:53.584839Z"), "admin");

    private GoldenData() {}

    /** Adds the project {@code golden} to the store. */
    public static void addTo(Store store) {
        Project project = store.add(new Project(PROJECT_ID, "golden", CREATED));
        Map<String, String> queues = annotationQueues();
        project.rows(Kind.TRACE).put(rows("traces", queues));
        project.rows(Kind.SPAN).put(rows("spans", Map.of()));
        project.loadThreads(threads());
    }

    /** Adds the project {@code exper} to the store. */
    public static void addExperimentsTo(Store store) {
        Project experiments = store.add(new Project(EXPERIMENTS_ID, "exper", CREATED));
        ExperimentData.addTo(experiments, CREATED, extras());
    }

    private static List<LiveRow> rows(String name, Map<String, String> queues) {
        Map<String, String> logged = loggedMetadata(name);
        List<LiveRow> rows = new ArrayList<>();
        for (String line : lines("golden/" + name + ".ndjson")) {
            Map<String, String> shown = JsonMembers.split(line);
            String id = JsonMembers.text(shown.getOrDefault("id", ""));
            Map<String, String> apart = new HashMap<>();
            putIfPresent(apart, "metadata", logged.get(id));
            putIfPresent(apart, "annotation_queue_ids", queues.get(id));
            putIfPresent(apart, "experiment_ids", experiments(shown.get("experiment")));
            rows.add(LiveRow.of(UUID.fromString(id), shown, apart));
        }
        return rows;
    }

    private static Map<String, String> loggedMetadata(String name) {
        Map<String, String> metadata = new HashMap<>();
        for (String line : lines("logged/" + name + ".jsonl")) {
            JsonNode logged = JsonValues.tree(line);
            if (logged.has("metadata")) {
                metadata.put(logged.get("id").textValue(), JsonValues.text(logged.get("metadata")));
            }
        }
        return metadata;
    }

    private static Map<String, String> annotationQueues() {
        Map<String, String> queues = new HashMap<>();
        String add = "/items/add";
        for (JsonNode call : extras()) {
            String path = call.get("path").textValue();
            if (path.endsWith(add)) {
                String queue = path.substring(path.lastIndexOf('/', path.length() - add.length() - 1) + 1);
                String id = queue.substring(0, queue.indexOf('/'));
                call.get("body").get("ids").forEach(trace -> queues.put(trace.textValue(), "[\"" + id + "\"]"));
            }
        }
        return queues;
    }

    private static JsonNode extras() {
        return JsonValues.tree(String.join("", lines("logged/extras.json")));
    }

    private static @Nullable String experiments(@Nullable String experiment) {
        return experiment == null
                ? null
                : "[" + JsonValues.text(JsonValues.tree(experiment).get("id")) + "]";
    }

    private static void putIfPresent(Map<String, String> members, String name, @Nullable String json) {
        if (json != null) {
            members.put(name, json);
        }
    }

    private static List<LiveRow> threads() {
        List<LiveRow> threads = new ArrayList<>();
        String page = String.join("", lines("golden/threads.json"));
        for (JsonNode thread : JsonValues.tree(page).get("content")) {
            Map<String, String> shown = JsonMembers.split(JsonValues.text(thread));
            JsonNode modelId = thread.get("thread_model_id");
            UUID id = modelId == null ? NewIds.of(0, 0, 0) : UUID.fromString(modelId.textValue());
            threads.add(LiveRow.of(id, shown, Map.of()));
        }
        return threads;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(GoldenData.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
