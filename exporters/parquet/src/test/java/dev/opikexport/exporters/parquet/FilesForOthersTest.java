package dev.opikexport.exporters.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderSink;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.partition.Partitioning;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Leaves files where the module spark-tests reads them, with the same rows as JSON lines beside them. */
class FilesForOthersTest {

    private static final Path FOLDER = Path.of("target", "read-by-others");
    private static final SampleRows NONE = new SampleRows(SampleRows.traces().schema(), List.of());

    @Test
    void writesRowsTwice() throws Exception {
        for (String jsonAs : List.of("text", "variant")) {
            FormatOptions options = FormatOptions.none().with("json-as", jsonAs);
            String suffix = jsonAs.equals("text") ? "" : "-variant";
            write(SampleRows.traces(), "traces" + suffix, options);
            write(SampleRows.spans(), "spans" + suffix, options);
            write(SampleRows.threads(), "threads" + suffix, options);
            write(SampleRows.edges(), "edges" + suffix, options);
            write(NONE, "empty" + suffix, options);
        }
    }

    @Test
    void writesFoldersOfPartitions() throws Exception {
        Map<String, SampleRows> datasets =
                Map.of("date", some(SampleRows.traces()), "type,provider", SampleRows.spans(), "date,hour", NONE);
        for (Map.Entry<String, SampleRows> dataset : datasets.entrySet()) {
            SampleRows rows = dataset.getValue();
            Path folder = dataset(rows, dataset.getKey());

            List<List<@Nullable String>> read;
            try (DuckDb duckDb = new DuckDb()) {
                read = duckDb.rows(folder + "/**/*.parquet", rows.schema());
            }
            assertThat(read).hasSameSizeAs(rows.rows());
            Map<String, List<@Nullable String>> byId = new HashMap<>();
            read.forEach(values -> byId.put(String.valueOf(values.get(0)), values));
            for (Row row : rows.rows()) {
                List<@Nullable String> values = byId.get('"' + row.id() + '"');
                assertThat(values).as("row " + row.id()).isNotNull();
                restoreEmptyTexts(rows.schema(), dataset.getKey(), row, values);
                SentValues.assertRead(rows.schema(), row, values);
            }
        }
    }

    /** Of a few days. */
    private static SampleRows some(SampleRows rows) {
        return new SampleRows(rows.schema(), rows.rows().subList(0, 40));
    }

    /** Hive has one folder for absent values and empty texts. */
    private static void restoreEmptyTexts(Schema schema, String keys, Row row, List<@Nullable String> values) {
        for (Column column : schema.columns()) {
            String sent = row.member(column.name());
            if (List.of(keys.split(",")).contains(column.name()) && "\"\"".equals(sent)) {
                assertThat(values.set(schema.columns().indexOf(column), sent)).isNull();
            }
        }
    }

    private static void write(SampleRows rows, String name, FormatOptions options) throws IOException {
        for (String format : List.of("jsonl", "parquet")) {
            Path file = FOLDER.resolve(name + "." + format);
            Files.createDirectories(FOLDER);
            try (OutputStream out = Files.newOutputStream(file);
                    RowWriter writer = OutputFormats.installed()
                            .byName(format)
                            .open(out, rows.schema(), format.equals("jsonl") ? FormatOptions.none() : options)) {
                for (Row row : rows.rows()) {
                    writer.write(row);
                }
            }
            assertThat(file).exists();
        }
    }

    /** A folder as an export leaves it, for example {@code spans-by-type,provider}. */
    private static Path dataset(SampleRows rows, String partitionBy) throws IOException {
        String entity = rows.schema().entity().id();
        Path path = FOLDER.resolve((rows.rows().isEmpty() ? "empty" : entity) + "-by-" + partitionBy);
        Partitioning partitioning = Partitioning.by(rows.schema().entity(), List.of(partitionBy.split(",")));
        Checkpoint start = Checkpoint.start("test", Instant.EPOCH, "", Duration.ZERO);
        try (Storage folder = Storage.at(path);
                FolderSink sink = FolderSink.open(
                        folder,
                        new ParquetFormat(),
                        rows.schema(),
                        FormatOptions.none(),
                        FolderOptions.DEFAULT
                                .withMode(FolderOptions.Mode.OVERWRITE)
                                .withPartitioning(partitioning, 16),
                        start)) {
            for (Row row : rows.rows()) {
                sink.write(row);
            }
            sink.finish();
            folder.delete(Checkpoint.NAME);
        }
        return path;
    }
}
