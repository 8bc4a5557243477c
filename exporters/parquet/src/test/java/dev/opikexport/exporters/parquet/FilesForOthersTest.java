package dev.opikexport.exporters.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leaves files where the module spark-tests reads them, each with the same rows as JSON lines beside it. */
class FilesForOthersTest {

    private static final Path FOLDER = Path.of("target", "read-by-others");

    @Test
    void writesRowsTwice() throws Exception {
        Map<String, SampleRows> files = Map.of(
                "traces", SampleRows.traces(),
                "spans", SampleRows.spans(),
                "threads", SampleRows.threads(),
                "edges", SampleRows.edges(),
                "empty", new SampleRows(SampleRows.traces().schema(), List.of()),
                "parts/date=2026-11-01/part-00000", SampleRows.traces(),
                "parts/date=2026-11-02/part-00001", SampleRows.traces());
        try (DuckDb duckDb = new DuckDb()) {
            for (Map.Entry<String, SampleRows> file : files.entrySet()) {
                if (!file.getKey().startsWith("parts/")) {
                    write(file.getValue(), "jsonl", file.getKey(), FormatOptions.none());
                }
                Path parquet = write(file.getValue(), "parquet", file.getKey(), FormatOptions.none());
                assertThat(duckDb.query("SELECT count(*) FROM '" + parquet + "'"))
                        .containsExactly(
                                List.of(String.valueOf(file.getValue().rows().size())));
            }
            assertThat(duckDb.query("SELECT count(*) FROM read_parquet('" + FOLDER
                            + "/parts/*/*.parquet', hive_partitioning = true) WHERE date = DATE '2026-11-02'"))
                    .containsExactly(List.of("240"));
        }
    }

    @Test
    void writesVariants() throws IOException {
        write(SampleRows.spans(), "jsonl", "variant", FormatOptions.none());
        assertThat(write(
                        SampleRows.spans(),
                        "parquet",
                        "variant",
                        FormatOptions.none().with("json-as", "variant")))
                .isNotEmptyFile();
    }

    private static Path write(SampleRows rows, String format, String name, FormatOptions options) throws IOException {
        Path file = FOLDER.resolve(name + "." + format);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                RowWriter writer = OutputFormats.installed().byName(format).open(out, rows.schema(), options)) {
            for (Row row : rows.rows()) {
                writer.write(row);
            }
        }
        return file;
    }
}
