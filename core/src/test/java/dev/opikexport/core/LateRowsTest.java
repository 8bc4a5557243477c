package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.RangeNote;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that come, with ids among those that were read, before a second count counts them: it runs beside the reading of later windows. */
class LateRowsTest {

    private static final int PAGE = 10;

    @RegisterExtension
    private final OpikEmulatorExtension opik =
            new OpikEmulatorExtension(EmulatorOptions.defaults().withoutGoldenData());

    @TempDir
    private Path folder;

    private LoggingClient logging;
    private List<String> ids;
    private List<String> late;

    @BeforeEach
    void logRows() throws IOException {
        Random random = new Random(11);
        ids = LoggingClient.uuids(random, 600);
        late = Stream.of(20, 130)
                .map(i -> LoggingClient.uuid(random, KeyRange.millisOf(ids.get(i)) + 500))
                .toList();
        logging = new LoggingClient(opik.emulator().baseUrl());
        logging.log(Entity.TRACES, ids, 10);
    }

    private ExportResult export(int parallel, int limit, int rowsOfPart) throws IOException {
        ExportRequest request = ExportRequest.of(
                        Connection.to(opik.emulator().baseUrl().toString()), Entity.TRACES, ProjectRef.named("p"))
                .withReading(new ExportRequest.Reading(ReadingWay.AUTO, parallel, PAGE, 1 << 20, false))
                .withLimit(limit);
        FolderOptions parts = FolderOptions.DEFAULT.withParts(Long.MAX_VALUE, rowsOfPart);
        return Export.run(
                request,
                new Destination.ToFolder(folder, new LinesFormat(), FormatOptions.none(), parts),
                new Latecomers(logging, late),
                new Cancel());
    }

    @ParameterizedTest
    @CsvSource({"1, 1000000", "2, 1000000", "4, 1000000", "2, 170", "4, 35"})
    void comeOnceAndAreCountedInTheirRange(int parallel, int rowsOfPart) throws IOException {
        ExportResult result = export(parallel, 0, rowsOfPart);

        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(LinesFormat.idsBelow(folder))
                .hasSize(602)
                .doesNotHaveDuplicates()
                .containsAll(ids)
                .containsAll(late);
        List<RangeNote> ranges = Manifest.in(Storage.at(folder)).ranges();
        assertThat(ranges.stream().mapToLong(RangeNote::rows).sum()).isEqualTo(602);
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).below()).isEqualTo(ranges.get(i - 1).from());
        }
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 300", "2, 300", "2, 161", "4, 240"})
    void areWrittenWithinTheLimitOrNamedAsMissing(int parallel, int limit) throws IOException {
        ExportResult result = export(parallel, limit, 1_000_000);

        List<String> written = LinesFormat.idsBelow(folder);
        assertThat(written).hasSize(limit).doesNotHaveDuplicates();
        assertThat(late)
                .allMatch(id -> written.contains(id)
                        || result.missing().stream()
                                .anyMatch(missing -> missing.range().contains(id)));
        assertThat(result.status() == ExportResult.Status.PARTIAL).isEqualTo(!written.containsAll(late));
    }

    /** Logs each late row once the rows around it are written, and before they are counted. */
    private static final class Latecomers implements Progress {

        private final LoggingClient logging;
        private final List<String> late;
        private int next;

        Latecomers(LoggingClient logging, List<String> late) {
            this.logging = logging;
            this.late = late;
        }

        @Override
        public void on(Event event) {
            boolean isBehind = event instanceof Event.WindowWritten written && written.rows() >= 30 + next * 125L;
            if (isBehind && next < late.size()) {
                try {
                    logging.log(Entity.TRACES, List.of(late.get(next++)), 10);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
