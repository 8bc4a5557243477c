package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static OpikEmulator emulator;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        emulator = OpikEmulator.start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private static Connection connection() {
        return Connection.to(emulator.baseUrl().toString());
    }

    private static ExportRequest golden(Entity entity) {
        return ExportRequest.of(connection(), entity, ProjectRef.named("golden"));
    }

    private static ExportRequest.Reading reading(ReadingWay way, int parallel, int pageSize, long answerBytes) {
        return new ExportRequest.Reading(way, parallel, pageSize, answerBytes, false);
    }

    private Destination.ToFile file() {
        return new Destination.ToFile(folder.resolve("rows.lines"), new LinesFormat(), FormatOptions.none());
    }

    private static List<String> ids(Path file) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            ids.add(JSON.readTree(line).path("id").asText());
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource({
        "TRACES, 240, LIST, 1, 5000, 16000000",
        "TRACES, 240, LIST, 2, 7, 16000000",
        "TRACES, 240, LIST, 3, 5000, 20000",
        "TRACES, 240, LIST, 1, 1, 16000000",
        "TRACES, 240, SEARCH, 2, 50, 16000000",
        "SPANS, 900, LIST, 1, 5000, 16000000",
        "SPANS, 900, LIST, 2, 7, 16000000",
        "SPANS, 900, LIST, 3, 5000, 20000",
        "SPANS, 900, SEARCH, 2, 50, 16000000",
        "THREADS, 8, LIST, 2, 5000, 16000000",
        "THREADS, 8, LIST, 2, 3, 16000000",
    })
    void everyRowComesOnce(Entity entity, int rows, ReadingWay way, int parallel, int pageSize, long bytes)
            throws IOException {
        Destination.ToFile to = file();

        ExportResult result = Export.run(golden(entity).withReading(reading(way, parallel, pageSize, bytes)), to);

        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(result.rows()).isEqualTo(rows);
        assertThat(ids(to.path())).hasSize(rows).doesNotHaveDuplicates();
    }

    @Test
    void filesAppearWholeOrNotAtAll() throws IOException {
        ExportRequest unknown = ExportRequest.of(connection(), Entity.TRACES, ProjectRef.named("nowhere"));

        assertThatThrownBy(() -> Export.run(unknown, file()))
                .isInstanceOf(OpikException.NotFound.class)
                .hasMessageContaining("nowhere");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("missing");
        Destination to = new Destination.ToFile(missing.resolve("x.lines"), new LinesFormat(), FormatOptions.none());

        assertThatThrownBy(() -> Export.run(golden(Entity.TRACES), to))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void theLimitTakesTheHighestIds() throws IOException {
        Destination.ToFile all = file();
        Export.run(golden(Entity.SPANS), all);
        List<String> newest = ids(all.path()).subList(0, 130);

        ExportResult result = Export.run(golden(Entity.SPANS).withLimit(130), all);

        assertThat(result.status()).isEqualTo(ExportResult.Status.LIMITED);
        assertThat(ids(all.path())).isEqualTo(newest);
    }
}
