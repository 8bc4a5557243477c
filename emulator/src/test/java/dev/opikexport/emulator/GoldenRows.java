package dev.opikexport.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The recorded rows of one kind by their line numbers. */
record GoldenRows(List<JsonNode> rows, boolean spans) {

    private static final Map<String, GoldenRows> LOADED = new ConcurrentHashMap<>();

    static GoldenRows of(String entity) {
        return LOADED.computeIfAbsent(entity, GoldenRows::load);
    }

    private static GoldenRows load(String entity) {
        try (Stream<String> lines = Files.lines(Path.of("../testdata/golden", entity + ".ndjson"))) {
            return new GoldenRows(lines.map(Api::json).toList(), entity.equals("spans"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id(int line) {
        return rows.get(line).get("id").textValue();
    }

    /** The lines in the order of GET: traces by id, spans by trace, parent and id, all descending as text. */
    Stream<Integer> inListOrder(List<Integer> lines) {
        Comparator<Integer> order = spans
                ? Comparator.comparing((Integer line) -> text(line, "trace_id"))
                        .thenComparing(line -> text(line, "parent_span_id"))
                        .thenComparing(this::id)
                : Comparator.comparing(this::id);
        return lines.stream().sorted(order.reversed());
    }

    private String text(int line, String member) {
        return rows.get(line).path(member).asText("");
    }
}
