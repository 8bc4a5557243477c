package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.manifest.RangeNote;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.partition.Partitioning;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.FolderInUseException;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderExportTest {

    @RegisterExtension
    private final OpikEmulatorExtension opik = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    private Destination to(Mode mode) {
        return to(folder, mode);
    }

    private static Destination to(Path folder, Mode mode) {
        return new Destination.ToFolder(
                folder,
                new LinesFormat(),
                FormatOptions.none(),
                FolderOptions.DEFAULT.withMode(mode).withParts(Long.MAX_VALUE, 200));
    }

    private Destination by(String key) {
        Partitioning partitioning = Partitioning.by(Entity.SPANS, List.of(key));
        return new Destination.ToFolder(
                folder,
                new LinesFormat(),
                FormatOptions.none(),
                FolderOptions.DEFAULT
                        .withMode(Mode.RESUME)
                        .withParts(Long.MAX_VALUE, 200)
                        .withPartitioning(partitioning, 8));
    }

    private ExportRequest spansWith(String columns) {
        return Golden.spans(opik.emulator()).withSchema(Schema.of(Entity.SPANS).select(columns));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void partsAndManifestAgree() throws IOException {
        ExportResult result = Export.run(Golden.spans(opik.emulator()), to(Mode.NEW));

        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(LinesFormat.idsBelow(folder)).hasSize(900).doesNotHaveDuplicates();
        Manifest manifest = Manifest.in(Storage.at(folder));
        assertThat(manifest.rows()).isEqualTo(900);
        assertThat(manifest.parts()).hasSizeGreaterThan(2).isEqualTo(result.files());
        assertThat(manifest.server()).containsEntry("version", "2.1.24");
        assertThat(names()).contains("_SUCCESS").doesNotContain(Checkpoint.NAME, ".lock");
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    @Test
    void theManifestSaysWhatWasCountedWhere() throws IOException {
        cancelAfterThePart();
        ExportResult result = Export.run(Golden.spans(opik.emulator()), to(Mode.RESUME));

        Manifest manifest = Manifest.in(Storage.at(folder));
        assertThat(manifest.ranges()).hasSizeGreaterThan(10);
        assertThat(manifest.ranges().stream().mapToLong(RangeNote::windows).sum())
                .isEqualTo(result.windows());
        assertThat(manifest.ranges().stream().mapToLong(RangeNote::rows).sum()).isEqualTo(900);
        assertThat(manifest.ranges())
                .allSatisfy(range -> assertThat(range.expected()).isEqualTo(range.read()));
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
        changeManifest("\"rows\" : " + manifest.ranges().get(3).rows() + ",", "\"rows\" : 1,");
        assertThat(Verification.of(Storage.at(folder)).problems())
                .singleElement()
                .asString()
                .contains("ranges of ids");
    }

    private void changeManifest(String from, String to) throws IOException {
        Path file = folder.resolve(Manifest.NAME);
        String text = Files.readString(file);
        int ranges = text.indexOf("\"ranges\"");
        Files.writeString(
                file, text.substring(0, ranges) + text.substring(ranges).replace(from, to));
    }

    @Test
    void aChangedPartIsFoundOut() throws IOException {
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW));
        PartFile part = Manifest.in(Storage.at(folder)).parts().get(1);
        byte[] bytes = Files.readAllBytes(folder.resolve(part.name()));
        bytes[10] ^= 1;
        Files.write(folder.resolve(part.name()), bytes);

        assertThat(Verification.of(Storage.at(folder)).problems())
                .singleElement()
                .asString()
                .contains(part.name());
    }

    @Test
    void aSecondExportNeedsToBeToldWhatToDo() throws IOException {
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW));

        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(Mode.NEW)))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("finished export");
        assertThat(Export.run(Golden.spans(opik.emulator()), to(Mode.OVERWRITE)).rows())
                .isEqualTo(900);
        assertThat(LinesFormat.idsBelow(folder)).hasSize(900).doesNotHaveDuplicates();
    }

    @Test
    void resumingGoesOnBehindTheLastPart() throws IOException {
        Cancel cancel = new Cancel();
        Progress stopSoon = event -> {
            if (event instanceof Progress.Event.WindowWritten written && written.rows() > 500) {
                cancel.finish();
            }
        };
        ExportResult first = Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), stopSoon, cancel);
        assertThat(first.status()).isEqualTo(ExportResult.Status.CANCELLED);
        assertThat(first.files()).isNotEmpty();

        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(Mode.NEW)))
                .hasMessageContaining("unfinished");
        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()).withLimit(5), to(Mode.RESUME)))
                .hasMessageContaining("another");
        ExportResult second = Export.run(Golden.spans(opik.emulator()), to(Mode.RESUME));

        assertThat(second.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(second.rows()).isEqualTo(900);
        assertThat(second.files())
                .startsWith(first.files().toArray(PartFile[]::new))
                .hasSizeGreaterThan(first.files().size());
        assertThat(LinesFormat.idsBelow(folder)).hasSize(900).doesNotHaveDuplicates();
        assertThat(names()).noneMatch(name -> name.startsWith("."));
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"id,x=name | id,x=type | k=provider", "id,x=name | id,x=name:json | k=provider", "id | id | k=type"
            })
    void columnsAndKeysOfTheSameNamesAreOtherOnes(String before, String now, String key) throws IOException {
        Cancel cancel = new Cancel();
        Export.run(spansWith(before), by("k=provider"), event -> cancel.finish(), cancel);

        assertThatThrownBy(() -> Export.run(spansWith(now), by(key)))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEW", "OVERWRITE"})
    void oneExportDoesNotLieInAnother(Mode mode) throws IOException {
        Path below = folder.resolve("traces/project=x");
        Export.run(Golden.spans(opik.emulator()), to(below, mode));

        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(folder, mode)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("traces/project=x/");
        assertThat(LinesFormat.idsBelow(below)).hasSize(900);

        Path above = folder.resolve("traces/project=x/a/b");
        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(above, mode)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("it lies in " + below);
        assertThat(above).doesNotExist();
    }

    @Test
    void anExportThatEndedBehindItsLastWindowHasNothingLeftToRead() throws IOException {
        Cancel cancel = new Cancel();
        Progress stopAtTheEnd = event -> {
            if (event instanceof Progress.Event.WindowWritten written && written.rows() == 900) {
                cancel.finish();
            }
        };
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), stopAtTheEnd, cancel);

        ExportResult result = Export.run(Golden.spans(opik.emulator()), to(Mode.RESUME));

        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(LinesFormat.idsBelow(folder)).hasSize(900).doesNotHaveDuplicates();
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    @Test
    void whatAKilledRunLeavesIsCleanedUp() throws IOException {
        Cancel cancel = new Cancel();
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), event -> cancel.finish(), cancel);
        Files.writeString(folder.resolve("part-00007.lines"), "{\"id\":\"not in the checkpoint\"}\n");
        Files.writeString(folder.resolve(".part-00008.lines.unfinished"), "half");
        Files.writeString(folder.resolve(".lock"), "");

        Export.run(Golden.spans(opik.emulator()), to(Mode.RESUME));

        assertThat(LinesFormat.idsBelow(folder)).hasSize(900).doesNotHaveDuplicates();
        assertThat(names()).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void whatARunLeavesThatIsKilledBeforeItsFirstCheckpointIsCleanedUp() throws IOException {
        List<byte[]> firstCheckpoint = new ArrayList<>();
        Progress look = event -> {
            if (firstCheckpoint.isEmpty() && event instanceof Progress.Event.WindowWritten) {
                firstCheckpoint.add(read(folder.resolve(Checkpoint.NAME)));
            }
        };
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), look, new Cancel());
        Files.delete(folder.resolve(Manifest.SUCCESS));
        Files.delete(folder.resolve(Manifest.NAME));
        Files.write(folder.resolve(Checkpoint.NAME), firstCheckpoint.get(0));
        assertThat(Checkpoint.in(Storage.at(folder)).orElseThrow().parts()).isEmpty();

        Export.run(Golden.spans(opik.emulator()), to(Mode.RESUME));

        assertThat(LinesFormat.idsBelow(folder)).hasSize(900).doesNotHaveDuplicates();
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    @Test
    void aRunThatFailsBeforeItsFirstPartLeavesNothing() throws IOException {
        Progress failing = event -> {
            if (event instanceof Progress.Event.WindowWritten) {
                throw new IllegalStateException("now");
            }
        };
        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), failing, new Cancel()))
                .hasMessage("now");

        assertThat(names()).isEmpty();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void missingRowsStandInTheManifestAfterResumingToo() throws IOException {
        opik.emulator()
                .faults()
                .add(FaultRule.always(
                        new Fault.Undecodable(Set.of(UUID.fromString("01a1c1ed-90c8-7f33-a250-21d48c3c795b")))));
        Cancel cancel = new Cancel();
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), event -> cancel.finish(), cancel);

        ExportResult result = Export.run(Golden.spans(opik.emulator()), to(Mode.RESUME));

        assertThat(result.status()).isEqualTo(ExportResult.Status.PARTIAL);
        assertThat(LinesFormat.idsBelow(folder)).hasSize(899).doesNotHaveDuplicates();
        assertThat(Manifest.in(Storage.at(folder)).missing()).singleElement().satisfies(note -> {
            assertThat(note.rows()).isEqualTo(1);
            assertThat(note.toRange().range().contains("01a1c1ed-90c8-7f33-a250-21d48c3c795b"))
                    .isTrue();
        });
    }

    @Test
    void anIncrementalRunAddsWhatCameAndChanged() throws IOException {
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW));
        opik.emulator().faults().add(FaultRule.next(1, new Fault.ConcurrentWrites(5, 0)));

        ExportResult result = Export.run(Golden.spans(opik.emulator()), to(Mode.INCREMENTAL));

        assertThat(result.rows()).isEqualTo(5);
        assertThat(LinesFormat.idsBelow(folder)).hasSize(905).doesNotHaveDuplicates();
        assertThat(Manifest.in(Storage.at(folder)).rows()).isEqualTo(905);
        assertThat(Manifest.in(Storage.at(folder)).rowsBefore()).isEqualTo(900);
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    @Test
    void twoRunsAtOnceAreRefused() throws IOException {
        Progress other = event -> assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(Mode.RESUME)))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("Another export");

        assertThat(Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), other, new Cancel())
                        .rows())
                .isEqualTo(900);
    }

    @Test
    void aLinkToAFolderIsThatFolder() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        Files.writeString(real.resolve("part-00000.lines"), "of another program");
        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(link, Mode.NEW)))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("part-00000.lines");
        Files.delete(real.resolve("part-00000.lines"));

        Export.run(Golden.spans(opik.emulator()), to(link, Mode.NEW));

        Files.copy(real.resolve("part-00000.lines"), real.resolve("part-00077.lines"));
        assertThat(Verification.of(Storage.at(link)).problems()).hasSize(1);
    }

    @Test
    void aFileIsNotWrittenBesideTheParts() throws IOException {
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW));
        Path file = folder.resolve("x/y.lines");
        Files.createDirectories(folder.resolve("x"));

        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), LinesFormat.to(file)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("it lies in " + folder);
        assertThat(file).doesNotExist();
    }

    @Test
    void partsThatAreTakenAwayMeanwhileAreNotSaidToBeThere() {
        Progress thief = event -> {
            Path part = folder.resolve("part-00000.lines");
            if (event instanceof Progress.Event.WindowWritten && Files.exists(part)) {
                assertThat(part.toFile().delete()).isTrue();
            }
        };

        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), thief, new Cancel()))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("part-00000.lines was taken away");
        assertThat(folder.resolve("_SUCCESS")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESUME", "OVERWRITE"})
    void filesWithoutContentAreNoManifest(Mode mode) throws IOException {
        Files.writeString(folder.resolve(Manifest.NAME), "null");

        if (mode == Mode.OVERWRITE) {
            assertThat(Export.run(Golden.spans(opik.emulator()), to(mode)).rows())
                    .isEqualTo(900);
        } else {
            assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(mode)))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("it holds nothing");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingGoesOnBehindAPartThatWasChanged(boolean isGone) throws IOException {
        cancelAfterThePart();
        Path part = folder.resolve("part-00000.lines");
        if (isGone) {
            Files.delete(part);
        } else {
            Files.writeString(part, "cut");
        }

        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), to(Mode.RESUME)))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("part-00000.lines is missing or was changed");
    }

    @Test
    void nothingGoesOnInAnotherWorkspace() throws IOException {
        cancelAfterThePart();
        Connection connection =
                Connection.to(opik.emulator().baseUrl().toString()).withWorkspace("other");

        assertThatThrownBy(() -> Export.run(
                        ExportRequest.of(connection, Entity.SPANS, ProjectRef.named("golden")), to(Mode.RESUME)))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("of another server");
    }

    private void cancelAfterThePart() throws IOException {
        Cancel cancel = new Cancel();
        Progress stopSoon = event -> {
            if (event instanceof Progress.Event.WindowWritten written && written.rows() > 500) {
                cancel.finish();
            }
        };
        Export.run(Golden.spans(opik.emulator()), to(Mode.NEW), stopSoon, cancel);
    }
}
