package dev.opikexport.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rows of JSON, one on a line. */
public final class JsonRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRows() {}

    /** Those of a file, or of all files of a folder that end with {@code .jsonl}. */
    public static List<JsonNode> in(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return of(Files.readAllLines(place));
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> parts = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            Stream.Builder<JsonNode> rows = Stream.builder();
            for (Path part : parts) {
                of(Files.readAllLines(part)).forEach(rows);
            }
            return rows.build().toList();
        }
    }

    /** One for each line. */
    public static List<JsonNode> of(List<String> lines) {
        return lines.stream().map(JsonRows::row).toList();
    }

    /** The texts of a member, one for each row. */
    public static List<String> texts(List<JsonNode> rows, String member) {
        return rows.stream().map(row -> row.path(member).textValue()).toList();
    }

    private static JsonNode row(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
