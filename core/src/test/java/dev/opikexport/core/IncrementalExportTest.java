package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.FakeTime;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.storage.FolderInUseException;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder lacks, an incremental run brings, or it says that it is still missing. */
class IncrementalExportTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Random random = new Random(11);

    @TempDir
    private Path folder;

    @Test
    void rowsThatComeAfterAnIdInTheFutureAreNotLost() throws IOException {
        try (OpikEmulator emulator = empty(Clock.systemUTC())) {
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            Instant now = Instant.now();
            List<String> first = List.of(id(now.minusSeconds(60)), id(now.plus(DAY.multipliedBy(2_000))));
            logging.log(Entity.TRACES, first, 10);
            run(emulator, Mode.NEW);
            String later = id(now);
            logging.log(Entity.TRACES, List.of(later), 10);

            run(emulator, Mode.INCREMENTAL);

            assertThat(LinesFormat.idsBelow(folder)).contains(later).containsAll(first);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-4_000, -1, 0, 1})
    void lateRowsAreFoundHoweverFarTheServersClockIsOff(int days) throws IOException {
        Clock clock = Clock.offset(Clock.systemUTC(), DAY.multipliedBy(days));
        try (OpikEmulator emulator = empty(clock)) {
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            List<String> first = ids(20, clock.instant());
            logging.log(Entity.TRACES, first, 10);
            run(emulator, Mode.NEW);
            String late = id(clock.instant().minus(Duration.ofHours(3)));
            logging.log(Entity.TRACES, List.of(late), 10);

            run(emulator, Mode.INCREMENTAL);

            assertThat(LinesFormat.idsBelow(folder)).contains(late).containsAll(first);
        }
    }

    /** An update leaves the time of creation as it is. */
    @Test
    void rowsThatAreUpdatedComeAgain() throws IOException {
        Instant began = Instant.parse("2026-11-23T12:00:00Z");
        FakeTime now = new FakeTime(began.minus(DAY));
        try (OpikEmulator emulator = empty(now)) {
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            List<String> rows = ids(3, began.minusSeconds(60)).stream().sorted().toList();
            logging.log(Entity.TRACES, rows, 10);
            now.set(began);
            run(emulator, Mode.NEW);
            now.set(began.plusSeconds(60));
            logging.log(Entity.TRACES, rows.subList(0, 1), 20);

            run(emulator, Mode.INCREMENTAL);

            assertThat(LinesFormat.idsBelow(folder))
                    .hasSize(4)
                    .containsOnlyOnce(rows.get(1), rows.get(2))
                    .endsWith(rows.get(0));
        }
    }

    /** One of a server's machines may be behind the one that told the time when the export began. */
    @ParameterizedTest
    @CsvSource({"299, 1", "300, 0", "301, 0"})
    void clocksOfAServerMayBeFiveMinutesApart(long secondsBehind, int written) throws IOException {
        Instant began = Instant.parse("2026-11-23T12:00:00Z");
        FakeTime now = new FakeTime(began);
        try (OpikEmulator emulator = empty(now)) {
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            now.set(began.minus(DAY));
            String first = id(began.minusSeconds(60));
            logging.log(Entity.TRACES, List.of(first), 10);
            now.set(began);
            run(emulator, Mode.NEW);
            now.set(began.minusSeconds(secondsBehind));
            String late = id(began.minusSeconds(3_600));
            logging.log(Entity.TRACES, List.of(late), 10);
            now.set(began.plus(DAY));

            run(emulator, Mode.INCREMENTAL);

            assertThat(LinesFormat.idsBelow(folder)).hasSize(1 + written).contains(first);
            assertThat(Set.of(first, late)).containsAll(LinesFormat.idsBelow(folder));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Entity.class,
            names = {"TRACES", "SPANS"})
    void aLookbackOfMoreThanAllTimeLooksAtEverything(Entity entity) throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            ExportRequest request =
                    ExportRequest.of(Connection.to(emulator.baseUrl().toString()), entity, ProjectRef.named("golden"));
            ExportResult first = Export.run(request, to(Mode.NEW));

            ExportResult second = Export.run(request, to(Mode.INCREMENTAL, DAY.multipliedBy(40_000)));

            assertThat(second.status()).isEqualTo(ExportResult.Status.COMPLETE);
            assertThat(second.read()).isEqualTo(first.read());
        }
    }

    @Test
    void whatAPartialExportMissedIsAskedForAgain() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            List<String> all = ids(emulator);
            Set<String> broken = Set.of(all.get(3), all.get(400), all.get(401), all.get(899));
            FaultRule undecodable = FaultRule.always(new Fault.Undecodable(uuids(broken)));
            emulator.faults().add(undecodable);
            assertThat(golden(emulator, Mode.NEW)).isEqualTo(ExportResult.Status.PARTIAL);

            assertThat(golden(emulator, Mode.INCREMENTAL)).as("still missing").isEqualTo(ExportResult.Status.PARTIAL);
            assertNamed(broken);

            emulator.faults().clear();
            emulator.faults().add(FaultRule.always(new Fault.Undecodable(uuids(Set.of(all.get(899))))));
            assertThat(golden(emulator, Mode.INCREMENTAL)).as("one left").isEqualTo(ExportResult.Status.PARTIAL);
            assertNamed(Set.of(all.get(899)));
            emulator.faults().clear();
            assertThat(golden(emulator, Mode.INCREMENTAL)).isEqualTo(ExportResult.Status.COMPLETE);

            assertThat(new HashSet<>(LinesFormat.idsBelow(folder))).isEqualTo(new HashSet<>(all));
            assertThat(manifest().missing()).isEmpty();
            assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
        }
    }

    @Test
    void whatAPartialExportMissedIsAskedForAgainAfterAnInterruptionToo() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            List<String> all = ids(emulator);
            Set<String> broken = Set.of(all.get(400), all.get(700), all.get(899));
            emulator.faults().add(FaultRule.always(new Fault.Undecodable(uuids(broken))));
            golden(emulator, Mode.NEW);
            emulator.faults().clear();
            for (int windows = 1; windows < 4; windows++) {
                Cancel cancel = new Cancel();
                int most = windows;
                Export.run(
                        Golden.spans(emulator),
                        to(Mode.INCREMENTAL),
                        event -> {
                            if (event instanceof Progress.Event.WindowWritten written && written.windows() >= most) {
                                cancel.finish();
                            }
                        },
                        cancel);
            }

            assertThat(golden(emulator, Mode.RESUME)).isEqualTo(ExportResult.Status.COMPLETE);

            assertThat(new HashSet<>(LinesFormat.idsBelow(folder))).isEqualTo(new HashSet<>(all));
            assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
        }
    }

    @Test
    void aResumedRunLooksAsFarBackAsItWasToldAtFirst() throws IOException {
        assertLooksBack(to(Mode.INCREMENTAL, DAY.multipliedBy(30)), to(Mode.RESUME));
    }

    @Test
    void aResumedRunLooksFurtherBackIfItIsToldTo() throws IOException {
        assertLooksBack(to(Mode.INCREMENTAL), to(Mode.RESUME, DAY.multipliedBy(30)));
    }

    /** One of the two was told to look back for longer than a row came late. */
    private void assertLooksBack(Destination interrupted, Destination resumed) throws IOException {
        try (OpikEmulator emulator = empty(Clock.systemUTC())) {
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            logging.log(Entity.TRACES, ids(200, Instant.now()), 10);
            run(emulator, Mode.NEW);
            String late = id(Instant.now().minus(DAY.multipliedBy(20)));
            logging.log(Entity.TRACES, List.of(late), 10);
            Cancel cancel = new Cancel();
            Export.run(request(emulator), interrupted, event -> cancel.finish(), cancel);

            assertThat(Export.run(request(emulator), resumed).status()).isEqualTo(ExportResult.Status.COMPLETE);

            assertThat(LinesFormat.idsBelow(folder)).contains(late);
        }
    }

    @Test
    void theEndDoesNotGoBackWhenTheNewestRowsAreDeleted() throws IOException {
        try (OpikEmulator emulator = empty(Clock.systemUTC())) {
            Instant now = Instant.now();
            List<String> all = IntStream.range(0, 200)
                    .mapToObj(day -> id(now.minus(DAY.multipliedBy(1L + day))))
                    .toList();
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            logging.log(Entity.TRACES, all, 10);
            emulator.faults().add(FaultRule.always(new Fault.Undecodable(uuids(Set.of(all.get(190))))));
            Export.run(request(emulator), to(Mode.NEW));
            String end = manifest().end();
            emulator.faults().clear();
            logging.deleteTrace(all.get(0));

            run(emulator, Mode.INCREMENTAL);

            assertThat(manifest().end()).isEqualTo(end);
            assertThat(Export.run(request(emulator), to(Mode.INCREMENTAL)).read())
                    .isLessThan(5);
        }
    }

    @Test
    void aRowThatCameAboveTheHighestOneWhileOthersWereReadIsNotGone() throws IOException {
        try (OpikEmulator emulator = empty(Clock.systemUTC())) {
            LoggingClient logging = new LoggingClient(emulator.baseUrl());
            Instant now = Instant.now();
            logging.log(Entity.TRACES, ids(30, now.minusSeconds(200)), 10);
            String late = id(now.minusSeconds(100));
            AtomicBoolean isLogged = new AtomicBoolean();
            Progress progress = event -> {
                if (event instanceof Progress.Event.WindowWritten && !isLogged.getAndSet(true)) {
                    try {
                        logging.log(Entity.TRACES, List.of(late), 10);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };

            Export.run(request(emulator), to(Mode.NEW), progress, new Cancel());

            assertThat(LinesFormat.idsBelow(folder)).contains(late);
            try (Storage storage = Storage.at(folder)) {
                Recount recount = new AskedAgain(
                                storage, manifest(), request(emulator).connection())
                        .compare(null, Progress.NONE);
                assertThat(recount.isEqual()).as(recount.toString()).isTrue();
            }
        }
    }

    @Test
    void nothingIsAddedToAnExportOfWhichPartsAreGone() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            golden(emulator, Mode.NEW);
            Files.delete(folder.resolve(manifest().parts().get(1).name()));

            for (Mode mode : List.of(Mode.INCREMENTAL, Mode.RESUME)) {
                assertThatThrownBy(() -> golden(emulator, mode))
                        .isInstanceOf(FolderInUseException.class)
                        .hasMessageContaining("part-00001.lines is missing");
            }
        }
    }

    /** A run that is killed behind its manifest leaves its last checkpoint. */
    @ParameterizedTest
    @ValueSource(strings = {"RESUME", "INCREMENTAL"})
    void aRunThatWasKilledBehindItsManifestIsFinished(Mode mode) throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            golden(emulator, Mode.NEW);
            leaveLastCheckpoint();
            Files.delete(folder.resolve(Manifest.SUCCESS));

            assertThat(golden(emulator, mode)).isEqualTo(ExportResult.Status.COMPLETE);

            assertThat(LinesFormat.idsBelow(folder)).hasSize(900).doesNotHaveDuplicates();
            assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEW", "RESUME", "INCREMENTAL"})
    void filesOfOtherProgramsStay(Mode mode) throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            Path other = Files.writeString(folder.resolve("part-00000-of-another.lines"), "theirs");

            assertThatThrownBy(() -> golden(emulator, mode))
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining("part-00000-of-another.lines");

            assertThat(other).hasContent("theirs");
        }
    }

    private void leaveLastCheckpoint() throws IOException {
        Manifest manifest = manifest();
        new Checkpoint(
                        manifest.fingerprint(),
                        manifest.snapshot().get("began"),
                        "",
                        "PT24H",
                        manifest.snapshot().get("end"),
                        KeyRange.NONE,
                        manifest.windows(),
                        manifest.read(),
                        manifest.parts(),
                        manifest.ranges(),
                        List.of())
                .writeTo(Storage.at(folder));
    }

    private void assertNamed(Set<String> missing) throws IOException {
        assertThat(LinesFormat.idsBelow(folder)).doesNotContainAnyElementsOf(missing);
        assertThat(missing)
                .allMatch(id -> manifest().missing().stream()
                        .anyMatch(note -> note.toRange().range().contains(id)));
    }

    private Manifest manifest() {
        try {
            return Manifest.in(Storage.at(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(OpikEmulator emulator) throws IOException {
        try (RowStream rows = Export.rows(Golden.spans(emulator), Progress.NONE)) {
            return rows.stream().map(row -> String.valueOf(row.id())).toList();
        }
    }

    private static Set<UUID> uuids(Set<String> ids) {
        return ids.stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    private List<String> ids(int count, Instant until) {
        return Stream.generate(() -> id(until.minusSeconds(random.nextInt(80_000))))
                .limit(count)
                .toList();
    }

    private String id(Instant time) {
        return LoggingClient.uuid(random, time.toEpochMilli());
    }

    private static OpikEmulator empty(Clock clock) {
        return OpikEmulator.start(EmulatorOptions.defaults().withoutGoldenData().withClock(clock));
    }

    private void run(OpikEmulator emulator, Mode mode) throws IOException {
        assertThat(Export.run(request(emulator), to(mode)).status()).isEqualTo(ExportResult.Status.COMPLETE);
    }

    private static ExportRequest request(OpikEmulator emulator) {
        return ExportRequest.of(Connection.to(emulator.baseUrl().toString()), Entity.TRACES, ProjectRef.named("p"))
                .withReading(new ExportRequest.Reading(ReadingWay.AUTO, 2, 50, 1 << 20, false));
    }

    /** Logs rows that an incremental run has to bring, behind an export of others. */
    private List<String> logAfterAnExport(OpikEmulator emulator, int count) throws IOException {
        LoggingClient logging = new LoggingClient(emulator.baseUrl());
        logging.log(Entity.TRACES, ids(20, Instant.now()), 10);
        run(emulator, Mode.NEW);
        List<String> later = ids(count, Instant.now());
        logging.log(Entity.TRACES, later, 10);
        return later;
    }

    private ExportResult.Status golden(OpikEmulator emulator, Mode mode) throws IOException {
        return Export.run(Golden.spans(emulator), to(mode)).status();
    }

    private Destination to(Mode mode) {
        return to(mode, DAY);
    }

    private Destination to(Mode mode, Duration lookback) {
        return new Destination.ToFolder(
                folder,
                new LinesFormat(),
                FormatOptions.none(),
                FolderOptions.DEFAULT
                        .withMode(mode)
                        .withParts(Long.MAX_VALUE, 200)
                        .withLookback(lookback));
    }

    @Test
    void aResumedRunBringsNothingThatTheInterruptedOneBrought() throws IOException {
        try (OpikEmulator emulator = empty(Clock.systemUTC())) {
            List<String> later = logAfterAnExport(emulator, 600);
            Cancel cancel = new Cancel();
            Progress stopSoon = event -> {
                if (event instanceof Progress.Event.WindowWritten written && written.rows() > 300) {
                    cancel.finish();
                }
            };
            assertThat(Export.run(request(emulator), to(Mode.INCREMENTAL), stopSoon, cancel)
                            .status())
                    .isEqualTo(ExportResult.Status.CANCELLED);

            run(emulator, Mode.RESUME);

            assertThat(LinesFormat.idsBelow(folder))
                    .filteredOn(later::contains)
                    .containsExactlyInAnyOrderElementsOf(later);
        }
    }

    @Test
    void aRunThatIsCancelledBeforeItsFirstPartLeavesAnUnfinishedFolder() throws IOException {
        try (OpikEmulator emulator = empty(Clock.systemUTC())) {
            List<String> later = logAfterAnExport(emulator, 20);
            Cancel cancel = new Cancel();

            ExportResult cancelled =
                    Export.run(request(emulator), to(Mode.INCREMENTAL), event -> cancel.stop(), cancel);

            assertThat(cancelled.status()).isEqualTo(ExportResult.Status.CANCELLED);
            run(emulator, Mode.RESUME);
            assertThat(LinesFormat.idsBelow(folder)).containsAll(later);
            assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
        }
    }
}
