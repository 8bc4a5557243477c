package dev.opikexport.docs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.Cancel;
import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.Progress;
import dev.opikexport.core.RowStream;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.network.Network;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OpikEmulatorExtension.class)
class ExportExamples {

    @TempDir
    private Path folder;

    @Test
    void connected() {
        String apiKey = "a key";
        // begin connect
        Connection connection = Connection.to("https://www.comet.com/opik/api")
                .withApiKey(apiKey)
                .withWorkspace("my-workspace")
                .withNetwork(Network.ofEnvironment(System.getenv())); // HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE
        // end
        assertThat(connection.toString()).doesNotContain(apiKey);
    }

    @Test
    void exported(OpikEmulator opik) throws IOException {
        String url = opik.baseUrl().toString();
        Path file = folder.resolve("slow.parquet");
        ExportResult result = export(url, "golden", file);

        assertThat(result.rows()).isPositive();
        assertThat(file).isRegularFile();
    }

    private static ExportResult export(String url, String project, Path file) throws IOException {
        // begin readme-export
        ExportRequest request = ExportRequest.of(Connection.to(url), Entity.TRACES, ProjectRef.named(project))
                .withFilter(OqlParser.parse(Entity.TRACES, "duration > 2s"));
        ExportResult result = Export.run(
                request,
                new Destination.ToFile(file, OutputFormats.installed().byName("parquet"), FormatOptions.none()));
        // end
        return result;
    }

    @Test
    void iterated(OpikEmulator opik) throws IOException {
        List<String> seen = new ArrayList<>();
        ExportRequest request =
                ExportRequest.of(Connection.to(opik.baseUrl().toString()), Entity.SPANS, ProjectRef.named("golden"));
        // begin rows
        Schema columns = Schema.of(Entity.SPANS).select("id,model,tokens=usage.total_tokens");
        List<Cell> cells = Cell.of(columns);
        Cell model = cells.get(1);
        Cell tokens = cells.get(2);
        try (RowStream rows = Export.rows(request.withSchema(columns), Progress.NONE)) {
            while (rows.hasNext()) {
                Row row = rows.next(); // the server's bytes; nothing is decoded before you ask
                if (model.find(row) && tokens.find(row)) {
                    seen.add(row.id() + " " + model + " " + tokens); // each as JSON text
                }
            }
            if (rows.status() != ExportResult.Status.COMPLETE) {
                throw new IOException("rows are missing");
            }
        }
        // end
        assertThat(seen).isNotEmpty().allSatisfy(line -> assertThat(line).matches("[-0-9a-f]{36} \".*\" \\d+"));
    }

    @Test
    void followed(OpikEmulator opik) throws IOException {
        ExportRequest request =
                ExportRequest.of(Connection.to(opik.baseUrl().toString()), Entity.TRACES, ProjectRef.named("golden"));
        Path dataset = folder.resolve("traces");
        // begin folder
        Cancel cancel = new Cancel(); // cancel.finish() from another thread ends the run behind the rows that it has
        Progress progress = event -> {
            if (event instanceof Progress.Event.WindowWritten written) {
                System.err.println(written.rows() + " rows of " + written.total());
            }
        };
        Destination destination = new Destination.ToFolder(
                dataset,
                OutputFormats.installed().byName("csv"),
                FormatOptions.none().with("excel", "true"),
                FolderOptions.DEFAULT.withMode(FolderOptions.Mode.RESUME));
        ExportResult result = Export.run(request, destination, progress, cancel);
        // end
        assertThat(result.rows()).isEqualTo(240);
        assertThat(Files.exists(dataset.resolve("_manifest.json"))).isTrue();
    }
}
