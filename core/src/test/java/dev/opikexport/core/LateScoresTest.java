package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.FakeTime;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A score does not move the times of the row that it is of; incremental runs see it all the same. */
class LateScoresTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Random random = new Random(3);
    private final FakeTime clock = new FakeTime();
    private final OpikEmulator emulator =
            OpikEmulator.start(EmulatorOptions.defaults().withoutGoldenData().withClock(clock));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Entity.class,
            names = {"TRACES", "SPANS"})
    void aRowIsWrittenAgainWithAScoreThatCameLate(Entity entity) throws Exception {
        List<String> ids = logged(entity, 3);
        run(request(entity), Mode.NEW);
        clock.sleep(HOUR);
        logging().score(entity, ids.get(1));
        clock.sleep(HOUR);

        ExportResult result = run(request(entity), Mode.INCREMENTAL);

        assertThat(result.rows()).isEqualTo(1);
        assertThat(rows().stream()
                        .filter(row -> row.path("id").asText().equals(ids.get(1)))
                        .mapToInt(row -> row.path("feedback_scores").size()))
                .containsExactly(0, 1);
    }

    @Test
    void aRowThatMatchesOnlySinceItsScoreCameIsWritten() throws Exception {
        List<String> ids = logged(Entity.TRACES, 2);
        logging().score(Entity.TRACES, ids.get(1));
        clock.sleep(HOUR);
        ExportRequest scored = request(Entity.TRACES)
                .withFilter(OqlParser.parse(Entity.TRACES, "feedback_scores.accuracy >= 0.5"))
                .withSchema(Schema.of(Entity.TRACES).select("id,name"));
        run(scored, Mode.NEW);
        clock.sleep(HOUR);
        logging().score(Entity.TRACES, ids.get(0));
        clock.sleep(HOUR);

        run(scored, Mode.INCREMENTAL);

        assertThat(LinesFormat.idsBelow(folder)).contains(ids.get(0), ids.get(1));
    }

    private List<String> logged(Entity entity, int count) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(LoggingClient.uuid(random, clock.instant().toEpochMilli() + i));
        }
        logging().log(entity, ids, 10);
        clock.sleep(HOUR);
        return ids;
    }

    private LoggingClient logging() {
        return new LoggingClient(emulator.baseUrl());
    }

    private ExportRequest request(Entity entity) {
        return ExportRequest.of(Connection.to(emulator.baseUrl().toString()), entity, ProjectRef.named("p"));
    }

    private ExportResult run(ExportRequest request, Mode mode) throws IOException {
        return Export.run(
                request,
                new Destination.ToFolder(
                        folder, new LinesFormat(), FormatOptions.none(), FolderOptions.DEFAULT.withMode(mode)));
    }

    private List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".lines"))
                    .sorted()
                    .toList()) {
                rows.addAll(LinesFormat.rows(file));
            }
        }
        return rows;
    }
}
