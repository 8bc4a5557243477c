package dev.opikexport.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows as lines, for tests, which read them back. */
public class LinesFormat implements OutputFormat {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file of such rows. */
    static Destination.ToFile to(Path file) {
        return new Destination.ToFile(file, new LinesFormat(), FormatOptions.none());
    }

    /** The rows of a file. */
    public static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    /** The ids of the rows of a file. */
    public static List<String> ids(Path file) throws IOException {
        return rows(file).stream().map(row -> row.path("id").asText()).toList();
    }

    /** The ids of the rows of all files of a folder, without those of folders below. */
    static List<String> idsBelow(Path folder) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".lines"))
                    .sorted()
                    .toList()) {
                ids.addAll(ids(file));
            }
        }
        return ids;
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public List<String> endings() {
        return List.of(".lines");
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public List<FormatOption> options() {
        return List.of();
    }

    @Override
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) {
        return new RowWriter() {
            @Override
            public void write(Row row) throws IOException {
                out.write(row.bytes(), row.start(), row.end() - row.start());
                out.write('\n');
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
