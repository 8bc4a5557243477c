package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Sha256;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPredicate;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    private static Connection connection() {
        return Connection.to(OPIK.emulator().baseUrl().toString());
    }

    private static ExportRequest golden(Entity entity) {
        return Golden.of(OPIK.emulator(), entity);
    }

    private static ExportRequest.Reading reading(ReadingWay way, int parallel, int pageSize, long answerBytes) {
        return new ExportRequest.Reading(way, parallel, pageSize, answerBytes, false);
    }

    private Destination.ToFile file() {
        return LinesFormat.to(folder.resolve("rows.lines"));
    }

    @Test
    void twoRunsDoNotWriteIntoOneFile() throws IOException {
        Progress other = event -> assertThatThrownBy(() -> Export.run(golden(Entity.TRACES), file()))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("Another export writes it now");

        Export.run(Golden.spans(OPIK.emulator()), file(), other, new Cancel());

        assertThat(LinesFormat.ids(folder.resolve("rows.lines"))).hasSize(900).doesNotHaveDuplicates();
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    /** It is no failure of the server, nor one to write. */
    @Test
    void anErrorOfTheProgramStaysWhatItIsOnWhicheverThread() {
        IllegalStateException error = new IllegalStateException("of a listener");
        Progress failing = event -> {
            if (event instanceof Progress.Event.Waiting) {
                throw error;
            }
        };
        ExportRequest paced =
                ExportRequest.of(connection().withMaxRequestsPerMinute(1), Entity.SPANS, ProjectRef.named("golden"));

        assertThatThrownBy(() -> Export.run(paced, file(), failing, new Cancel()))
                .isSameAs(error);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAnEarlierRunSaidOfMissingRowsGoesWhenTheFileIsComplete() throws IOException {
        Path manifest = folder.resolve("rows.lines.manifest.json");
        OPIK.emulator()
                .faults()
                .add(new Fault.Undecodable(Set.of(UUID.fromString("01a1c1ed-90c8-7f33-a250-21d48c3c795b"))));
        Export.run(golden(Entity.SPANS), file());
        assertThat(manifest).exists();
        OPIK.emulator().faults().clear();

        Export.run(golden(Entity.SPANS), file());

        assertThat(manifest).doesNotExist();
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
        assertThat(LinesFormat.ids(to.location().path())).hasSize(rows).doesNotHaveDuplicates();
    }

    @Test
    void filesAppearWholeOrNotAtAll() throws IOException {
        ExportRequest unknown = ExportRequest.of(connection(), Entity.TRACES, ProjectRef.named("nowhere"));

        assertThatThrownBy(() -> Export.run(unknown, file()))
                .isInstanceOf(OpikException.NoSuchProject.class)
                .hasMessageContaining("nowhere");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("missing");
        Destination to = LinesFormat.to(missing.resolve("x.lines"));

        assertThatThrownBy(() -> Export.run(golden(Entity.TRACES), to))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void theLimitTakesTheHighestIds() throws IOException {
        Destination.ToFile all = file();
        Export.run(golden(Entity.SPANS), all);
        List<String> newest = LinesFormat.ids(all.location().path()).subList(0, 130);

        ExportResult result = Export.run(golden(Entity.SPANS).withLimit(130), all);

        assertThat(result.status()).isEqualTo(ExportResult.Status.LIMITED);
        assertThat(LinesFormat.ids(all.location().path())).isEqualTo(newest);
    }

    @ParameterizedTest
    @CsvSource({"TRACES, 240, LIST", "SPANS, 900, LIST", "TRACES, 240, SEARCH", "SPANS, 900, SEARCH"})
    void whatIsWrittenMeanwhileIsNotPartOfIt(Entity entity, int rows, ReadingWay way) throws IOException {
        Destination.ToFile to = file();
        Export.run(golden(entity), to);
        List<String> before = LinesFormat.ids(to.location().path());
        try (OpikEmulator busy = OpikEmulator.start()) {
            busy.faults().add(new Fault.ConcurrentWrites(3, 2));
            ExportRequest request = ExportRequest.of(
                            Connection.to(busy.baseUrl().toString()), entity, ProjectRef.named("golden"))
                    .withReading(reading(way, 2, 40, 16_000_000));

            ExportResult result = Export.run(request, to);

            assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
            List<String> newer = new ArrayList<>(LinesFormat.ids(to.location().path()));
            assertThat(newer).containsAll(before).doesNotHaveDuplicates();
            newer.removeAll(before);
            assertThat(newer).as("logged before the first answer").hasSizeLessThanOrEqualTo(9);
        }
    }

    /** 900 spans: a count behind 500, one when a fifth of the rest is left, and one at the end. */
    @ParameterizedTest
    @CsvSource({"2, 0, 3", "1, 0, 2", "2, 900, 2"})
    void aCountBesideTheLastWindowsLeavesLittleForTheEnd(int parallel, int limit, int counts) throws IOException {
        ExportRequest request = golden(Entity.SPANS)
                .withReading(reading(ReadingWay.LIST, parallel, 50, 16_000_000))
                .withLimit(limit);
        OPIK.emulator().requests().reset();

        ExportResult result = Export.run(request, file());

        assertThat(result.rows()).isEqualTo(900);
        assertThat(OPIK.emulator().requests().log())
                .filteredOn(sent -> sent.target().contains("/spans/stats"))
                .hasSize(counts);
    }

    @Test
    void aPartialFileHasItsManifestBesideIt() throws IOException {
        String lost = "01a1d00a-de3b-7ca4-8e39-d219450b2e37";
        try (OpikEmulator broken = OpikEmulator.start()) {
            broken.faults().add(new Fault.Undecodable(Set.of(UUID.fromString(lost))));
            Destination.ToFile to = file();

            ExportResult result = Export.run(
                    ExportRequest.of(
                            Connection.to(broken.baseUrl().toString()), Entity.TRACES, ProjectRef.named("golden")),
                    to);

            assertThat(result.status()).isEqualTo(ExportResult.Status.PARTIAL);
            assertThat(result.rows()).isEqualTo(239);
            assertThat(result.missing()).singleElement().satisfies(missing -> {
                assertThat(missing.rows()).isEqualTo(1);
                assertThat(missing.range().contains(lost)).isTrue();
            });
            String hash = Sha256.of(Storage.at(folder), "rows.lines");
            assertThat(result.files()).extracting(PartFile::sha256).containsExactly(hash);
            assertThat(folder.resolve("rows.lines.manifest.json")).content().contains(hash);
        }
    }

    @Test
    void whereNobodyAsksForTheHashOnlyAManifestHasIt() throws IOException {
        Path manifest = folder.resolve("rows.lines.manifest.json");

        ExportResult whole = Export.run(golden(Entity.TRACES), file().unhashed());

        assertThat(whole.files()).extracting(PartFile::sha256).containsExactly("");
        assertThat(manifest).doesNotExist();
        OPIK.emulator()
                .faults()
                .add(new Fault.Undecodable(Set.of(UUID.fromString("01a1d00a-de3b-7ca4-8e39-d219450b2e37"))));

        ExportResult partial = Export.run(golden(Entity.TRACES), file().unhashed());

        assertThat(partial.status()).isEqualTo(ExportResult.Status.PARTIAL);
        assertThat(manifest).content().contains(Sha256.of(Storage.at(folder), "rows.lines"));
    }

    @Test
    void thePlanSaysWhatWillCome() throws IOException {
        Filter filter = OqlParser.parse(Entity.TRACES, "name = \"chat\" or tags contains \"production\"");

        ExportPlan all = Export.plan(golden(Entity.TRACES));
        ExportPlan some = Export.plan(golden(Entity.TRACES).withFilter(filter));

        assertThat(all.rows()).isEqualTo(240);
        assertThat(all.isExact()).isTrue();
        assertThat(all.windows()).isPositive();
        assertThat(some.totals()).hasSize(2);
        assertThat(some.isExact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = \"01a1d00a-de3b-7ca4-8e39-d219450b2e37\" or name = \"chat\"",
                "name = \"chat\" or id = \"01a1d00a-de3b-7ca4-8e39-d219450b2e37\"",
                "name = \"chat\" or tags contains \"production\"",
                "not (duration > 1000)",
                "usage.total_tokens < 5",
                "total_estimated_cost >= 0 and name contains \"a\"",
                "llm_span_count = 0",
                "llm_span_count != 0",
                "llm_span_count != 1",
                "usage.total_tokens != 5",
                "usage.prompt_tokens != 0 and usage.total_tokens >= 0",
                "total_estimated_cost != 0.5 or name = \"chat\"",
                "total_estimated_cost != 0"
            })
    void filtersSelectTheSameRowsInWindowsOfAnySize(String oql) throws IOException {
        Filter filter = OqlParser.parse(Entity.TRACES, oql);
        FilterPredicate predicate = FilterPredicate.of(filter);
        List<String> expected = new ArrayList<>();
        try (RowStream rows = Export.rows(golden(Entity.TRACES), Progress.NONE)) {
            rows.stream().filter(predicate::test).forEach(row -> expected.add(row.id()));
        }
        ExportRequest request = golden(Entity.TRACES).withFilter(filter);
        Destination.ToFile to = file();

        ExportResult large = Export.run(request, to);
        List<String> ids = LinesFormat.ids(to.location().path());
        ExportResult small = Export.run(request.withReading(reading(ReadingWay.LIST, 2, 11, 1 << 20)), to);

        assertThat(large.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(small.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(ids).isEqualTo(expected);
        assertThat(LinesFormat.ids(to.location().path())).isEqualTo(expected);
    }

    @Test
    void whatIsMissingIsSaidBeforeTheFileIsThere() throws IOException {
        Path file = folder.resolve("rows.lines");
        Path note = folder.resolve("rows.lines.manifest.json");
        List<Boolean> noted = new ArrayList<>();
        OutputFormat format = new LinesFormat() {
            @Override
            public RowWriter open(OutputStream out, Schema schema, FormatOptions options) {
                RowWriter writer = super.open(out, schema, options);
                return new RowWriter() {
                    @Override
                    public void write(Row row) throws IOException {
                        writer.write(row);
                    }

                    @Override
                    public void close() throws IOException {
                        noted.add(Files.exists(note) && Files.notExists(file));
                        writer.close();
                    }
                };
            }
        };
        try (OpikEmulator broken = OpikEmulator.start()) {
            broken.faults().add(new Fault.Undecodable(Set.of(UUID.fromString("01a1d00a-de3b-7ca4-8e39-d219450b2e37"))));

            Export.run(Golden.of(broken, Entity.TRACES), new Destination.ToFile(file, format, FormatOptions.none()));
        }

        assertThat(noted).startsWith(true);
        assertThat(note).content().contains("\"status\" : \"partial\"", "\"sha256\" : \"");
    }

    @Test
    void nothingIsSaidOfAFileThatCouldNotBeWritten() throws IOException {
        OutputFormat format = new LinesFormat() {
            @Override
            public RowWriter open(OutputStream out, Schema schema, FormatOptions options) {
                return new RowWriter() {
                    @Override
                    public void write(Row row) {}

                    @Override
                    public void close() throws IOException {
                        throw new IOException("the disk is full");
                    }
                };
            }
        };
        try (OpikEmulator broken = OpikEmulator.start()) {
            broken.faults().add(new Fault.Undecodable(Set.of(UUID.fromString("01a1d00a-de3b-7ca4-8e39-d219450b2e37"))));
            Destination to = new Destination.ToFile(folder.resolve("rows.lines"), format, FormatOptions.none());

            assertThatThrownBy(() -> Export.run(Golden.of(broken, Entity.TRACES), to))
                    .hasMessageContaining("the disk is full");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void rowsThatAreClosedDoNotLetTheirReaderWait() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            RowStream rows = Export.rows(
                    Golden.spans(emulator).withReading(reading(ReadingWay.AUTO, 1, 50, 1 << 20)), Progress.NONE);
            rows.next();
            rows.close();

            assertThatThrownBy(() -> rows.forEachRemaining(row -> {}))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Closed before all rows were read");
        }
    }

    @Test
    void oneFileIsOfOneKindOfRowsAndColumns() {
        ExportRequest traces = golden(Entity.TRACES);

        for (List<ExportRequest> requests : List.of(
                List.<ExportRequest>of(),
                List.of(traces, golden(Entity.SPANS)),
                List.of(traces, traces.withSchema(Schema.of(Entity.TRACES).select("id"))))) {
            assertThatThrownBy(() -> Export.run(requests, file(), Progress.NONE, new Cancel()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
