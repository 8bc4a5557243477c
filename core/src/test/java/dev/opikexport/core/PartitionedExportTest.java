package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.partition.Partitioning;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PartitionedExportTest {

    private static final int SPANS = 900;

    @RegisterExtension
    private final OpikEmulatorExtension opik = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    private Destination by(Mode mode, int openFiles, String... keys) {
        return new Destination.ToFolder(
                folder,
                new LinesFormat(),
                FormatOptions.none(),
                FolderOptions.DEFAULT
                        .withMode(mode)
                        .withParts(Long.MAX_VALUE, 200)
                        .withPartitioning(Partitioning.by(Entity.SPANS, List.of(keys)), openFiles));
    }

    private record Line(String folder, JsonNode row) {}

    private List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String name : Storage.at(folder).list()) {
            if (name.endsWith(".lines")) {
                for (JsonNode row : LinesFormat.rows(folder.resolve(name))) {
                    lines.add(new Line(name.replaceFirst("/?part-\\d{5}\\.lines$", ""), row));
                }
            }
        }
        return lines;
    }

    private void assertEveryRowIsInItsDay(int rows) throws IOException {
        List<Line> lines = lines();
        assertThat(lines)
                .extracting(line -> line.row().path("id").asText())
                .hasSize(rows)
                .doesNotHaveDuplicates();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.folder())
                        .isEqualTo("date="
                                + Instant.ofEpochMilli(KeyRange.millisOf(
                                                line.row().path("id").asText()))
                                        .toString()
                                        .substring(0, 10)));
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    @Test
    void everyRowIsInTheFolderOfItsDay() throws IOException {
        ExportResult result = Export.run(Golden.spans(opik.emulator()), by(Mode.NEW, 8, "date"));

        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertEveryRowIsInItsDay(SPANS);
        assertThat(result.files())
                .hasSizeBetween(40, 40 + 4)
                .extracting(PartFile::name)
                .contains("date=2026-11-09/part-00000.lines");
    }

    @Test
    void fewOpenFilesCostMoreFilesAndNoRow() throws IOException {
        ExportResult two = Export.run(Golden.spans(opik.emulator()), by(Mode.NEW, 2, "type", "date"));

        assertThat(lines())
                .hasSize(SPANS)
                .allSatisfy(line -> assertThat(line.folder())
                        .startsWith("type=" + line.row().path("type").asText("__HIVE_DEFAULT_PARTITION__") + "/date="));
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
        ExportResult many = Export.run(Golden.spans(opik.emulator()), by(Mode.OVERWRITE, 200, "type", "date"));
        assertThat(many.files()).hasSizeLessThan(two.files().size());
        assertThat(lines()).hasSize(SPANS);
    }

    @Test
    void resumingGoesOnBehindTheLastCheckpoint() throws IOException {
        Cancel cancel = new Cancel();
        Progress stopSoon = event -> {
            if (event instanceof Progress.Event.WindowWritten written && written.rows() > 500) {
                cancel.finish();
            }
        };
        ExportResult first = Export.run(Golden.spans(opik.emulator()), by(Mode.NEW, 8, "date"), stopSoon, cancel);
        assertThat(first.status()).isEqualTo(ExportResult.Status.CANCELLED);
        Files.writeString(folder.resolve("date=2026-11-09/part-00077.lines"), "{\"id\":\"of a killed run\"}\n");
        Files.writeString(folder.resolve("date=2026-11-09/.part-00078.lines.unfinished"), "half");
        Files.createDirectories(folder.resolve("another"));
        Files.writeString(folder.resolve("another/part-00000.lines"), "");

        assertThatThrownBy(() -> Export.run(Golden.spans(opik.emulator()), by(Mode.RESUME, 8, "hour")))
                .hasMessageContaining("another");
        ExportResult second = Export.run(Golden.spans(opik.emulator()), by(Mode.RESUME, 8, "date"));

        assertThat(second.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(second.files()).startsWith(first.files().toArray(PartFile[]::new));
        assertEveryRowIsInItsDay(SPANS);
        assertThat(folder.resolve("another/part-00000.lines")).exists();
    }

    @Test
    void anIncrementalRunAddsFilesToTheFolders() throws IOException {
        Export.run(Golden.spans(opik.emulator()), by(Mode.NEW, 8, "date"));
        opik.emulator().faults().add(FaultRule.next(1, new Fault.ConcurrentWrites(5, 0)));

        ExportResult result = Export.run(Golden.spans(opik.emulator()), by(Mode.INCREMENTAL, 8, "date"));

        assertThat(result.rows()).isEqualTo(5);
        assertEveryRowIsInItsDay(SPANS + 5);
        assertThat(Manifest.in(Storage.at(folder)).rows()).isEqualTo(SPANS + 5);
    }

    @Test
    void overwritingLeavesNoFolderOfTheOldKeys() throws IOException {
        Export.run(Golden.spans(opik.emulator()), by(Mode.NEW, 8, "type"));

        Export.run(Golden.spans(opik.emulator()), by(Mode.OVERWRITE, 8, "date"));

        assertEveryRowIsInItsDay(SPANS);
        assertThat(folder.resolve("type=llm")).doesNotExist();
    }

    @Test
    void exportsOfOthersBelowAreLeftAlone() throws IOException {
        Path other = folder.resolve("project=chat");
        Files.createDirectories(other);
        Files.writeString(other.resolve("part-00000.lines"), "");
        Files.writeString(other.resolve(".part-00001.lines.unfinished"), "");
        Files.writeString(other.resolve(".lock"), "");

        Export.run(Golden.spans(opik.emulator()), by(Mode.NEW, 8, "date"));
        Export.run(Golden.spans(opik.emulator()), by(Mode.OVERWRITE, 8, "date"));

        assertThat(other).isDirectoryContaining(file -> file.endsWith("part-00000.lines"));
        assertThat(other).isDirectoryContaining(file -> file.endsWith(".part-00001.lines.unfinished"));
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    @Test
    void aPartThatIsNotInTheManifestIsFoundOut() throws IOException {
        Export.run(Golden.spans(opik.emulator()), by(Mode.NEW, 8, "date"));
        Files.writeString(folder.resolve("date=2026-11-09/part-00077.lines"), "{}");

        assertThat(Verification.of(Storage.at(folder)).problems())
                .containsExactly("date=2026-11-09/part-00077.lines is not in the manifest.");
    }

    @Test
    void anExportWithoutRowsHasAFile() throws IOException {
        ExportRequest none = Golden.spans(opik.emulator()).withTraceId("019aba06-917f-7000-8000-000000000000");

        Export.run(none, by(Mode.NEW, 8, "date"));

        assertThat(Storage.at(folder).list()).contains("date=__HIVE_DEFAULT_PARTITION__/part-00000.lines");
        assertThat(Verification.of(Storage.at(folder)).problems()).isEmpty();
    }

    /** Their ids hold no time, so that days come in any order. */
    @Test
    void threadsOfADayAreInOneFile() throws IOException {
        Destination byDay = new Destination.ToFolder(
                folder,
                new LinesFormat(),
                FormatOptions.none(),
                FolderOptions.DEFAULT.withPartitioning(Partitioning.by(Entity.THREADS, List.of("date")), 64));

        ExportResult result = Export.run(Golden.of(opik.emulator(), Entity.THREADS), byDay);

        assertThat(result.files())
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part.name()).endsWith("part-00000.lines"));
    }
}
