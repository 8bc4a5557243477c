package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.FakeTime;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.partition.Partitioning;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Days in the life of a folder: rows come, late and in the future, and change; runs are interrupted, resumed, added to, with parts of any
 * size, flat and partitioned, and some rows cannot be read for a while. Whatever a run calls complete holds every row that was there when it
 * began, as it was then or later. How many lives are tried says the system property {@code chaos.lives}.
 */
class RunsIntoOneFolderTest {

    private static final int LIVES = Integer.getInteger("chaos.lives", 8);
    private static final int STEPS = 8;

    @TempDir
    private Path folder;

    static IntStream seeds() {
        return IntStream.range(0, LIVES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsCalledCompleteHoldsEveryRow(int seed) throws IOException {
        new Life(new Random(seed)).live();
    }

    private final class Life {

        private final Random random;
        private final FakeTime clock;
        private final Entity entity;
        private final Partitioning partitioning;
        private final List<String> logged = new ArrayList<>();
        private Map<String, Instant> atStart = Map.of();

        Life(Random random) {
            this.random = random;
            this.clock = new FakeTime(Instant.now().plus(Duration.ofDays(1_500L * (random.nextInt(3) - 1))));
            this.entity = random.nextBoolean() ? Entity.TRACES : Entity.SPANS;
            this.partitioning =
                    random.nextBoolean() ? Partitioning.NONE : Partitioning.by(entity, List.of("hour", "name"));
        }

        void live() throws IOException {
            try (OpikEmulator emulator = OpikEmulator.start(
                    EmulatorOptions.defaults().withoutGoldenData().withClock(clock))) {
                LoggingClient logging = new LoggingClient(emulator.baseUrl());
                log(logging, ids(150, 20 * 3600));
                for (int step = 0; step < STEPS; step++) {
                    clock.sleep(Duration.ofHours(1));
                    write(logging);
                    look(emulator);
                    if (random.nextInt(3) == 0) {
                        emulator.faults().add(FaultRule.always(undecodable()));
                    }
                    export(emulator, random.nextInt(3) == 0 ? 1 + random.nextInt(6) : Integer.MAX_VALUE);
                    emulator.faults().clear();
                }
                look(emulator);
                export(emulator, Integer.MAX_VALUE);
                clock.sleep(Duration.ofHours(1));
                look(emulator);
                assertThat(export(emulator, Integer.MAX_VALUE)).isEqualTo(ExportResult.Status.COMPLETE);
                assertThat(inFolder()).isEqualTo(onServer(emulator));
            }
        }

        /** Remembers what is there, if the next run begins anew and does not go on. */
        private void look(OpikEmulator emulator) throws IOException {
            if (!Files.exists(folder.resolve(Checkpoint.NAME))) {
                atStart = onServer(emulator);
            }
        }

        private void write(LoggingClient logging) throws IOException {
            switch (random.nextInt(5)) {
                case 0 -> log(logging, ids(40, 60));
                case 1 -> log(logging, ids(20, 12 * 3600));
                case 2 ->
                    log(
                            logging,
                            Stream.generate(() -> logged.get(random.nextInt(logged.size())))
                                    .limit(30)
                                    .distinct()
                                    .toList());
                case 3 -> log(logging, List.of(id(clock.instant().plus(Duration.ofDays(random.nextInt(3_000))))));
                default -> log(logging, List.of());
            }
        }

        private void log(LoggingClient logging, List<String> ids) throws IOException {
            logging.log(entity, ids, 10);
            logged.addAll(ids);
        }

        private Fault undecodable() {
            return new Fault.Undecodable(Stream.generate(() -> logged.get(random.nextInt(logged.size())))
                    .limit(1 + random.nextInt(4))
                    .map(UUID::fromString)
                    .collect(Collectors.toSet()));
        }

        private ExportResult.Status export(OpikEmulator emulator, int mostWindows) throws IOException {
            boolean isUnfinished = Files.exists(folder.resolve(Checkpoint.NAME));
            boolean isFinished = Files.exists(folder.resolve(Manifest.NAME));
            Mode mode = isUnfinished
                    ? List.of(Mode.RESUME, Mode.INCREMENTAL).get(random.nextInt(2))
                    : isFinished
                            ? Mode.INCREMENTAL
                            : List.of(Mode.NEW, Mode.RESUME, Mode.INCREMENTAL).get(random.nextInt(3));
            Cancel cancel = new Cancel();
            int[] windows = {0};
            Progress stop = event -> {
                if (event instanceof Progress.Event.WindowWritten && ++windows[0] >= mostWindows) {
                    cancel.finish();
                }
            };
            ExportResult result = Export.run(request(emulator), to(mode), stop, cancel);
            check(result);
            return result.status();
        }

        private void check(ExportResult result) throws IOException {
            if (result.status() == ExportResult.Status.CANCELLED) {
                return;
            }
            Map<String, Instant> written = inFolder();
            atStart.forEach((id, version) -> {
                boolean isNamed = result.missing().stream()
                        .anyMatch(missing -> missing.range().contains(id));
                if (!isNamed) {
                    assertThat(written.get(id)).as(id).isNotNull().isAfterOrEqualTo(version);
                }
            });
            assertThat(result.status() == ExportResult.Status.COMPLETE)
                    .isEqualTo(result.missing().isEmpty());
            assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
        }

        private Map<String, Instant> onServer(OpikEmulator emulator) throws IOException {
            Map<String, Instant> rows = new HashMap<>();
            try (RowStream stream = Export.rows(request(emulator), Progress.NONE)) {
                stream.forEachRemaining(row -> rows.put(
                        String.valueOf(row.id()),
                        Instant.parse(
                                String.valueOf(row.member("last_updated_at")).replace("\"", ""))));
            }
            return rows;
        }

        private ExportRequest request(OpikEmulator emulator) {
            return ExportRequest.of(Connection.to(emulator.baseUrl().toString()), entity, ProjectRef.named("p"))
                    .withReading(new ExportRequest.Reading(
                            random.nextInt(4) == 0 ? ReadingWay.SEARCH : ReadingWay.AUTO, 2, 40, 1 << 20, false));
        }

        private Destination to(Mode mode) {
            return new Destination.ToFolder(
                    folder,
                    new LinesFormat(),
                    FormatOptions.none(),
                    FolderOptions.DEFAULT
                            .withMode(mode)
                            .withParts(Long.MAX_VALUE, 1 + random.nextInt(120))
                            .withPartitioning(partitioning, 2)
                            .withLookback(Duration.ofDays(3)));
        }

        private List<String> ids(int count, int secondsBack) {
            return Stream.generate(() -> id(clock.instant().minusSeconds(random.nextInt(secondsBack))))
                    .limit(count)
                    .toList();
        }

        private String id(Instant time) {
            return LoggingClient.uuid(random, time.toEpochMilli());
        }
    }

    /** The last version of each row. */
    private Map<String, Instant> inFolder() throws IOException {
        Map<String, Instant> rows = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".lines")).toList()) {
                for (JsonNode row : LinesFormat.rows(file)) {
                    rows.merge(
                            row.path("id").asText(),
                            Instant.parse(row.path("last_updated_at").asText()),
                            (a, b) -> a.isAfter(b) ? a : b);
                }
            }
        }
        return rows;
    }
}
