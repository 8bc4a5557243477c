package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample has as many rows as it should, whatever comes between its interruption and its end. */
class ResumedSampleTest {

    private static final long START = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void rowsThatComeMeanwhileDoNotChangeItsSize(int seed) throws IOException {
        Random random = new Random(seed);
        try (OpikEmulator emulator =
                OpikEmulator.start(EmulatorOptions.defaults().withoutGoldenData())) {
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            logging.log(Entity.TRACES, ids(random, 600), 10);
            ExportRequest sample = ExportRequest.of(
                            Connection.to(emulator.baseUrl().toString()), Entity.TRACES, ProjectRef.named("p"))
                    .withReading(new ExportRequest.Reading(ReadingWay.LIST, 1, 50, 1 << 20, false))
                    .withSample(new Sample.Count(100));
            Cancel cancel = new Cancel();
            Progress stopSoon = event -> {
                if (event instanceof Progress.Event.WindowWritten written && written.rows() >= 40) {
                    cancel.finish();
                }
            };
            assertThat(Export.run(sample, to(Mode.NEW), stopSoon, cancel).status())
                    .isEqualTo(ExportResult.Status.CANCELLED);
            List<String> before = LinesFormat.idsBelow(folder);
            logging.log(Entity.TRACES, ids(random, 600), 10);

            ExportResult result = Export.run(sample, to(Mode.RESUME));

            assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
            assertThat(before).hasSizeBetween(40, 99);
            assertThat(LinesFormat.idsBelow(folder))
                    .hasSize(100)
                    .doesNotHaveDuplicates()
                    .containsAll(before);
        }
    }

    private static List<String> ids(Random random, int count) {
        return Stream.generate(() -> LoggingClient.uuid(random, START + random.nextInt(3_600_000)))
                .limit(count)
                .toList();
    }

    private Destination to(Mode mode) {
        return new Destination.ToFolder(
                folder,
                new LinesFormat(),
                FormatOptions.none(),
                FolderOptions.DEFAULT.withMode(mode).withParts(Long.MAX_VALUE, 30));
    }
}
