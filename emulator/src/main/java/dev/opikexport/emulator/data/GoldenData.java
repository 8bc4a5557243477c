package dev.opikexport.emulator.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.emulator.store.JsonMembers;
import dev.opikexport.emulator.store.Kind;
import dev.opikexport.emulator.store.LiveRow;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The data set that a real server was recorded with: project {@code golden}, 240 traces, 900 spans, 8 threads. */
public final class GoldenData {

    private static final UUID PROJECT_ID = UUID.fromString("01a20270-c0eb-7666-a1b5-ff218ccd1479");
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenData() {}

    /** Adds the project to the store. */
    public static void addTo(Store store) {
        Project project = store.add(new Project(PROJECT_ID, "golden"));
        project.rows(Kind.TRACE).put(rows("traces"));
        project.rows(Kind.SPAN).put(rows("spans"));
        project.rows(Kind.THREAD).put(threads());
    }

    private static List<LiveRow> rows(String name) {
        Map<UUID, String> stored = storedMetadata(name);
        List<LiveRow> rows = new ArrayList<>();
        for (String line : lines("golden/" + name + ".ndjson")) {
            Map<String, String> shown = JsonMembers.split(line);
            UUID id = UUID.fromString(JsonMembers.text(shown.getOrDefault("id", "")));
            String metadata = stored.get(id);
            rows.add(new LiveRow(id, shown, metadata == null ? Map.of() : Map.of("metadata", metadata)));
        }
        return rows;
    }

    private static Map<UUID, String> storedMetadata(String name) {
        Map<UUID, String> metadata = new HashMap<>();
        try {
            for (String line : lines("logged/" + name + ".jsonl")) {
                JsonNode logged = JSON.readTree(line);
                if (logged.has("metadata")) {
                    metadata.put(
                            UUID.fromString(logged.get("id").textValue()),
                            logged.get("metadata").toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return metadata;
    }

    private static List<LiveRow> threads() {
        List<LiveRow> threads = new ArrayList<>();
        try {
            JsonNode content =
                    JSON.readTree(String.join("", lines("golden/threads.json"))).get("content");
            int place = content.size();
            for (JsonNode thread : content) {
                threads.add(new LiveRow(new UUID(0, place--), JsonMembers.split(thread.toString()), Map.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return threads;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = GoldenData.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
