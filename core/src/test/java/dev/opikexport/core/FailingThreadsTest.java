package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ids of threads hold no time to cut ranges at. */
class FailingThreadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Patience LITTLE =
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(9));

    @TempDir
    private Path folder;

    @Test
    void threadsThatFailForGoodAreNamedAndTheOthersWritten() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            Connection connection = Connection.to(emulator.baseUrl().toString()).withPatience(LITTLE);
            ExportRequest threads = ExportRequest.of(connection, Entity.THREADS, ProjectRef.named("golden"));
            Export.run(threads, to());
            List<String> all = written("id");
            List<String> models = written("thread_model_id");
            for (int lost : List.of(0, 3, all.size() - 2)) {
                Instant failing = Instant.ofEpochMilli(KeyRange.millisOf(models.get(lost)));
                emulator.faults().add(new Fault.FailingWindow(failing, failing));

                ExportResult result = Export.run(threads, to());

                emulator.faults().clear();
                assertThat(result.status()).isEqualTo(ExportResult.Status.PARTIAL);
                List<String> others = new ArrayList<>(all);
                others.remove(lost);
                assertThat(written("id")).containsExactlyElementsOf(others);
                assertThat(Manifest.in(Storage.at(folder)).missing())
                        .singleElement()
                        .satisfies(note -> {
                            assertThat(note.rows()).isNull();
                            KeyRange range = note.toRange().range();
                            assertThat(range.contains(all.get(lost))).isTrue();
                            assertThat(others).noneMatch(range::contains);
                        });
            }
        }
    }

    private Destination to() {
        return new Destination.ToFolder(
                folder, new LinesFormat(), FormatOptions.none(), FolderOptions.DEFAULT.withMode(Mode.OVERWRITE));
    }

    private List<String> written(String member) throws IOException {
        List<String> values = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("part-00000.lines"))) {
            values.add(JSON.readTree(line).path(member).asText());
        }
        return values;
    }
}
