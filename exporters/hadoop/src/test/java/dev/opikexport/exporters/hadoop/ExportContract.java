package dev.opikexport.exporters.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.Cancel;
import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.Progress;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.manifest.Verification;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.exporters.parquet.ParquetRows;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export into any storage holds. */
abstract class ExportContract {

    static final int SPANS = 900;

    /** A quarter of the windows of 20 rows. */
    private static final int REQUESTS_BEFORE_KILL = 20;

    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([0-9a-f-]{36})\"");

    private static OpikEmulator emulator;

    @TempDir
    private Path local;

    @BeforeAll
    static void startServer() {
        emulator = OpikEmulator.start();
    }

    @AfterAll
    static void stopServer() {
        emulator.close();
    }

    /** A place in the storage; a new one for each name. */
    abstract Location place(String name);

    static String server() {
        return emulator.baseUrl().toString();
    }

    private static byte[] bytes(Location file) throws IOException {
        try (Storage storage = Storage.at(file.folder());
                InputStream in = Channels.newInputStream(storage.open(file.name()))) {
            return in.readAllBytes();
        }
    }

    void assertHoldsEverySpanOnce(Location folder) throws IOException {
        try (Storage storage = Storage.at(folder)) {
            assertThat(Verification.of(storage).problems()).isEmpty();
            List<String> ids = new ArrayList<>();
            for (PartFile part : Manifest.in(storage).parts()) {
                try (InputStream in = Channels.newInputStream(storage.open(part.name()))) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .forEach(line -> {
                                Matcher id = ID.matcher(line);
                                assertThat(id.find()).isTrue();
                                ids.add(id.group(1));
                            });
                }
            }
            assertThat(ids).hasSize(SPANS).doesNotHaveDuplicates();
            assertThat(storage.list())
                    .allMatch(name ->
                            PartFile.isName(name) || name.equals(Manifest.NAME) || name.equals(Manifest.SUCCESS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.csv", "x.jsonl", "x.parquet", "x.csv.gz", "x.jsonl.zst"})
    void aFileHasTheBytesOfALocalOne(String name) throws IOException {
        Location there = place("file/" + name);
        Location here = Location.of(local.resolve(name));
        for (Location location : List.of(there, here)) {
            Export.run(
                    ExportProcess.spans(server()),
                    new Destination.ToFile(location, OutputFormats.installed().byFileName(name), FormatOptions.none()));
        }

        assertThat(bytes(there)).isEqualTo(bytes(here));
    }

    @Test
    void parquetIsReadWhereItLies() throws IOException {
        Location folder = place("read/");
        Export.run(ExportProcess.spans(server()), ExportProcess.into(folder, "parquet", Mode.NEW));
        Filter filter = OqlParser.parse(Entity.SPANS, "start_time > \"2026-10-20\"");
        List<String> ids = new ArrayList<>();
        try (Storage storage = Storage.at(folder)) {
            List<String> parts =
                    storage.list().stream().filter(PartFile::isName).toList();
            try (ParquetRows rows = ParquetRows.read(storage, parts, filter, Set.of("id", "start_time"))) {
                rows.forEachRemaining(row -> {
                    assertThat(row.member("start_time")).isGreaterThan("\"2026-10-20");
                    ids.add(row.id());
                });
            }
        }
        assertThat(ids).hasSizeBetween(1, SPANS - 1).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "parquet"})
    void aFolderHasThePartsOfALocalOne(String format) throws IOException {
        ExportResult there = Export.run(
                ExportProcess.spans(server()), ExportProcess.into(place("all-" + format + "/"), format, Mode.NEW));
        ExportResult here =
                Export.run(ExportProcess.spans(server()), ExportProcess.into(Location.of(local), format, Mode.NEW));

        assertThat(there.files()).isEqualTo(here.files());
        try (Storage storage = Storage.at(place("all-" + format + "/"))) {
            assertThat(Verification.of(storage).problems()).isEmpty();
            assertThat(storage.list()).hasSize(there.files().size() + 2);
        }
        ExportResult again = Export.run(
                ExportProcess.spans(server()),
                ExportProcess.into(place("all-" + format + "/"), format, Mode.OVERWRITE));
        assertThat(again.files()).isEqualTo(here.files());
    }

    @Test
    void aCancelledExportIsResumed() throws IOException {
        Location folder = place("cancelled/");
        Cancel cancel = new Cancel();
        Progress stopSoon = event -> {
            if (event instanceof Progress.Event.WindowWritten written && written.rows() > 400) {
                cancel.finish();
            }
        };

        ExportResult first = Export.run(
                ExportProcess.spans(server()), ExportProcess.into(folder, "jsonl", Mode.NEW), stopSoon, cancel);
        ExportResult second = ExportProcess.result(server(), folder, Mode.RESUME);

        assertThat(first.status()).isEqualTo(ExportResult.Status.CANCELLED);
        assertThat(second.files())
                .startsWith(first.files().toArray(PartFile[]::new))
                .hasSizeGreaterThan(first.files().size());
        assertHoldsEverySpanOnce(folder);
    }

    @Test
    void aKilledProcessIsResumed() throws Exception {
        Location folder = place("killed/");
        long before = emulator.requests().count();
        Process process = ExportProcess.start(server(), folder);
        while (process.isAlive() && emulator.requests().count() < before + REQUESTS_BEFORE_KILL) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();

        ExportProcess.result(server(), folder, Mode.RESUME);

        assertHoldsEverySpanOnce(folder);
    }
}
