package dev.opikexport.docs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.row.Row;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.exporters.parquet.ParquetRows;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OpikEmulatorExtension.class)
class ReadingExamples {

    @TempDir
    private Path folder;

    @Test
    void readBack(OpikEmulator opik) throws IOException {
        Path dataset = folder.resolve("traces");
        Export.run(
                ExportRequest.of(Connection.to(opik.baseUrl().toString()), Entity.TRACES, ProjectRef.named("golden")),
                new Destination.ToFolder(
                        dataset,
                        OutputFormats.installed().byName("parquet"),
                        FormatOptions.none(),
                        FolderOptions.DEFAULT));
        List<String> inputs = new ArrayList<>();
        // begin read-back
        Filter filter = OqlParser.parse(Entity.TRACES, "thread_id = \"thread-1\" AND start_time > \"2026-10-15\"");
        try (ParquetRows rows = ParquetRows.read(dataset, filter)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                inputs.add(row.id() + " " + row.member("input")); // JSON text
            }
        }
        // end
        assertThat(inputs)
                .hasSizeBetween(1, 39)
                .allSatisfy(line -> assertThat(line).matches("(?s)[-0-9a-f]{36} .+"));
    }
}
