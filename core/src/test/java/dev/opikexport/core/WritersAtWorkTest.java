package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients log new rows, log old rows again, and come late with rows whose ids lie among the old ones, while an export reads. */
class WritersAtWorkTest {

    private static final int ROWS = 2_000;
    private static final long DAY = 86_400_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "TRACES,AUTO,1",
        "TRACES,AUTO,2",
        "TRACES,AUTO,3",
        "SPANS,AUTO,4",
        "SPANS,AUTO,5",
        "TRACES,SEARCH,6",
        "SPANS,SEARCH,7"
    })
    void theSnapshotComesOnceAndNothingNewer(Entity entity, ReadingWay way, int seed) throws Exception {
        try (OpikEmulator emulator = OpikEmulator.start(
                EmulatorOptions.defaults().withoutGoldenData().withSeed(seed))) {
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            long start = System.currentTimeMillis() - 2 * DAY;
            Random random = new Random(seed);
            List<String> snapshot =
                    Stream.generate(() -> old(random, start)).limit(ROWS).toList();
            logging.log(entity, snapshot, 10);
            Writers writers = new Writers(logging, entity, snapshot, start, seed);
            Path file = folder.resolve("rows.lines");
            ExportRequest request = ExportRequest.of(
                            Connection.to(emulator.baseUrl().toString()), entity, ProjectRef.named("p"))
                    .withReading(new ExportRequest.Reading(way, 2, 100, 1 << 20, false));

            ExportResult result;
            CompletableFuture<Void> busy = CompletableFuture.runAsync(writers::writeWithoutRest);
            try {
                result = Export.run(request, LinesFormat.to(file), writers, new Cancel());
            } finally {
                writers.stop();
                busy.join();
            }

            List<String> ids = LinesFormat.ids(file);
            assertThat(ids).doesNotHaveDuplicates().containsAll(snapshot);
            assertThat(ids).allMatch(id -> KeyRange.millisOf(id) <= writers.firstWindowAt.get());
            Set<String> lost = new HashSet<>(writers.lateBeforeTheEnd);
            ids.forEach(lost::remove);
            assertThat(writers.lateBeforeTheEnd).hasSizeGreaterThan(20);
            assertThat(lost)
                    .allMatch(id ->
                            result.missing().stream().map(MissingRange::range).anyMatch(range -> range.contains(id)));
            assertThat(result.status() == ExportResult.Status.COMPLETE)
                    .isEqualTo(result.missing().isEmpty());
        }
    }

    private static String old(Random random, long start) {
        return LoggingClient.uuid(random, start + random.nextInt((int) DAY));
    }

    /** One logs without rest, another once behind each of the first windows, so that its rows come before the end for sure. */
    private static final class Writers implements Progress {

        /** Fewer than the windows behind which they are counted again. */
        private static final int STEPS = 9;

        private final LoggingClient logging;
        private final Entity entity;
        private final List<String> snapshot;
        private final long start;
        private final int seed;
        private final Random random;
        private final AtomicLong firstWindowAt = new AtomicLong(Long.MAX_VALUE);
        private final List<String> lateBeforeTheEnd = new ArrayList<>();
        private volatile boolean stopped;

        Writers(LoggingClient logging, Entity entity, List<String> snapshot, long start, int seed) {
            this.logging = logging;
            this.entity = entity;
            this.snapshot = snapshot;
            this.start = start;
            this.seed = seed;
            this.random = new Random(31L * seed);
        }

        @Override
        public void on(Event event) {
            if (event instanceof Event.WindowWritten written && written.windows() <= STEPS) {
                firstWindowAt.compareAndSet(Long.MAX_VALUE, System.currentTimeMillis());
                lateBeforeTheEnd.addAll(write(random));
            }
        }

        void writeWithoutRest() {
            Random own = new Random(seed);
            while (!stopped) {
                write(own);
            }
        }

        void stop() {
            stopped = true;
        }

        /** Returns the rows that came late. */
        private List<String> write(Random chance) {
            List<String> late =
                    Stream.generate(() -> old(chance, start)).limit(3).toList();
            List<String> rows = new ArrayList<>(late);
            for (int i = 0; i < 5; i++) {
                rows.add(LoggingClient.uuid(chance, System.currentTimeMillis()));
                rows.add(snapshot.get(chance.nextInt(snapshot.size())));
            }
            try {
                logging.log(entity, rows, 10);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return late;
        }
    }
}
