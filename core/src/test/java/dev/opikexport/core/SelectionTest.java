package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filters;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples, and the spans of chosen traces. */
class SelectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GENERATED = OpikEmulator.GENERATED;

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK =
            new OpikEmulatorExtension(EmulatorOptions.defaults().generate(3000, 11));

    @TempDir
    private Path folder;

    @Test
    void aShareIsTheSameInEveryRunAndSpansFollowTheirTraces() throws IOException {
        ExportRequest traces = request(Entity.TRACES, "golden").withSample(new Sample.Share(0.3));
        List<String> sample = ids(traces);

        assertThat(sample).hasSizeBetween(48, 96).doesNotHaveDuplicates().isEqualTo(ids(traces));
        List<JsonNode> spans = rows(request(Entity.SPANS, "golden").withSample(new Sample.Share(0.3)));
        assertThat(texts(spans, "trace_id")).isEqualTo(traceIds(rows(request(Entity.SPANS, "golden")), sample));
    }

    @Test
    void aLargerShareHoldsTheSmallerOne() throws IOException {
        ExportRequest traces = request(Entity.TRACES, GENERATED);

        assertThat(ids(traces.withSample(new Sample.Share(0.2))))
                .hasSizeBetween(500, 700)
                .containsAll(ids(traces.withSample(new Sample.Share(0.02))));
        assertThat(ids(traces.withSample(new Sample.Share(1)))).hasSize(3000);
    }

    @Test
    void aCountIsExactWhateverTheEntity() throws IOException {
        for (Entity entity : List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS)) {
            ExportRequest all = request(entity, "golden");
            List<String> five = ids(all.withSample(new Sample.Count(5)));

            assertThat(five).hasSize(5).doesNotHaveDuplicates();
            assertThat(ids(all.withSample(new Sample.Count(7)))).hasSize(7).containsAll(five);
        }
        assertThat(ids(request(Entity.THREADS, "golden").withSample(new Sample.Count(1000))))
                .hasSize(8);
    }

    @Test
    void aSampleIsOfTheFilteredRowsAndALimitOfTheSample() throws IOException {
        ExportRequest slow = request(Entity.TRACES, GENERATED)
                .withFilter(OqlParser.parse(Entity.TRACES, "name = \"chat\" OR duration > 1s"));
        List<String> matching = ids(slow);
        List<String> sample = ids(slow.withSample(new Sample.Count(100)));

        assertThat(sample).hasSize(100).isSubsetOf(matching);
        assertThat(ids(slow.withSample(new Sample.Count(100)).withLimit(10))).isEqualTo(sample.subList(0, 10));
    }

    /** Of the 3,000 generated traces there may be more, whichever project comes last. */
    @ParameterizedTest
    @CsvSource({"300, LIMITED", "2999, LIMITED", "3001, COMPLETE"})
    void severalProjectsEndAtTheLimitIfOneOfThemDoes(long limit, ExportResult.Status status) throws IOException {
        ExportRequest golden = request(Entity.TRACES, "golden").withLimit(limit);
        ExportRequest generated = request(Entity.TRACES, GENERATED).withLimit(limit);
        for (List<ExportRequest> order : List.of(List.of(golden, generated), List.of(generated, golden))) {
            Destination nowhere =
                    new Destination.ToStream(OutputStream.nullOutputStream(), new LinesFormat(), FormatOptions.none());

            ExportResult result = Export.run(order, nowhere, Progress.NONE, new Cancel());

            assertThat(result.status()).isEqualTo(status);
            assertThat(result.rows()).isEqualTo(240 + Math.min(limit, 3000));
        }
    }

    @Test
    void rowsThatTheDrawingMissedAreMissing() throws IOException {
        OPIK.emulator()
                .faults()
                .add(FaultRule.always(
                        new Fault.Undecodable(Set.of(UUID.fromString("01a1c1ed-90c8-7f33-a250-21d48c3c795b")))));

        ExportResult result = run(request(Entity.SPANS, "golden").withSample(new Sample.Count(900)), Mode.NEW);

        assertThat(result.status()).isEqualTo(ExportResult.Status.PARTIAL);
        assertThat(result.rows()).isEqualTo(899);
    }

    @Test
    void aResumedSampleIsTheOneThatWasBegun() throws IOException {
        ExportRequest sample = request(Entity.SPANS, GENERATED).withSample(new Sample.Count(2000));
        Set<String> expected = Set.copyOf(ids(sample));
        Cancel cancel = new Cancel();
        run(sample, Mode.NEW, stopAfter(700, cancel), cancel);
        OPIK.emulator().faults().add(FaultRule.next(1, new Fault.ConcurrentWrites(500, 0)));

        ExportResult result = run(sample, Mode.RESUME);

        assertThat(result.rows()).isEqualTo(2000);
        assertThat(LinesFormat.idsBelow(folder)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anIncrementalExportTakesNoCount() {
        ExportRequest sample = request(Entity.TRACES, "golden").withSample(new Sample.Count(5));

        assertThatThrownBy(() -> run(sample, Mode.INCREMENTAL)).hasMessageContaining("10%");
    }

    @Test
    void aFilterOnOtherRowsIsRefused() {
        ExportRequest traces = request(Entity.TRACES, "golden");
        Filter ofSpans = Filters.spans().field("name").is("x");

        assertThatThrownBy(() -> traces.withFilter(ofSpans))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The filter is on spans, not on traces");
    }

    @Test
    void whatNobodyAskedForIsNotFetched() throws IOException {
        ExportRequest all = request(Entity.TRACES, GENERATED);
        ExportRequest few = all.withSchema(all.schema().select("id,metadata.model,span_feedback_scores"))
                .withFilter(OqlParser.parse(Entity.TRACES, "duration > 1s"));
        long wide = bytes(all.withFilter(few.selection().filter()));

        assertThat(bytes(few)).isLessThan(wide / 2);
        assertThat(rows(few)).allSatisfy(row -> {
            assertThat(row.has("metadata")).isTrue();
            assertThat(row.has("input")).isFalse();
        });
    }

    @Test
    void whatAFilterNeedsHereIsFetchedAllTheSame() throws IOException {
        ExportRequest all = request(Entity.TRACES, "golden")
                .withFilter(OqlParser.parse(Entity.TRACES, "NOT (input contains \"a\" OR tags contains \"a\")"));

        assertThat(ids(all.idsOnly())).isNotEmpty().isEqualTo(ids(all));
    }

    private long bytes(ExportRequest request) throws IOException {
        return Export.run(
                        request,
                        new Destination.ToStream(
                                OutputStream.nullOutputStream(), new LinesFormat(), FormatOptions.none()))
                .bytes();
    }

    @Test
    void spansOfSparseAndOfDenseTracesAreAllThere() throws IOException {
        List<JsonNode> all = rows(request(Entity.SPANS, GENERATED));
        List<String> traces = ids(request(Entity.TRACES, GENERATED));
        Random random = new Random(7);
        for (double share : new double[] {0.001, 0.03, 0.5, 1}) {
            List<String> chosen =
                    traces.stream().filter(trace -> random.nextDouble() < share).toList();
            Path file = folder.resolve(share + ".lines");

            ExportResult result =
                    Export.run(request(Entity.SPANS, GENERATED).withTraces(set(chosen)), LinesFormat.to(file));

            assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
            assertThat(texts(parsed(Files.readAllLines(file)), "id"))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(span ->
                                    chosen.contains(span.path("trace_id").asText()))
                            .map(span -> span.path("id").asText())
                            .toList());
        }
    }

    @Test
    void manyTracesTakeFarFewerRequestsThanTraces() throws IOException {
        List<String> traces = ids(request(Entity.TRACES, GENERATED));
        OPIK.emulator().requests().reset();

        run(request(Entity.SPANS, GENERATED).withTraces(set(traces)), Mode.NEW);

        assertThat(OPIK.emulator().requests().count()).isLessThan(60);
    }

    @Test
    void spansOfTracesAreResumedBehindAWholeGroup() throws IOException {
        List<String> traces = ids(request(Entity.TRACES, GENERATED)).stream()
                .filter(trace -> trace.hashCode() % 3 == 0)
                .toList();
        ExportRequest spans = request(Entity.SPANS, GENERATED).withTraces(set(traces));
        Cancel cancel = new Cancel();
        ExportResult first = run(spans, Mode.NEW, stopAfter(300, cancel), cancel);
        assertThat(first.status()).isEqualTo(ExportResult.Status.CANCELLED);

        ExportResult second = run(spans, Mode.RESUME);

        assertThat(second.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(second.rows()).isGreaterThan(first.rows());
        List<String> expected = rows(request(Entity.SPANS, GENERATED)).stream()
                .filter(span -> traces.contains(span.path("trace_id").asText()))
                .map(span -> span.path("id").asText())
                .toList();
        assertThat(LinesFormat.idsBelow(folder)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(manifest().rows()).isEqualTo(expected.size());
    }

    @Test
    void aMissingSpanOfAChosenTraceIsNamed() throws IOException {
        String span = "01a1c1ed-90c8-7f33-a250-21d48c3c795b";
        List<String> traces = ids(request(Entity.TRACES, "golden"));
        OPIK.emulator().faults().add(FaultRule.always(new Fault.Undecodable(Set.of(UUID.fromString(span)))));

        ExportResult result = run(request(Entity.SPANS, "golden").withTraces(set(traces)), Mode.NEW);

        assertThat(result.status()).isEqualTo(ExportResult.Status.PARTIAL);
        assertThat(manifest().missing())
                .anySatisfy(note ->
                        assertThat(note.toRange().range().contains(span)).isTrue());
    }

    private Manifest manifest() throws IOException {
        try (Storage storage = Storage.at(Location.of(folder))) {
            return Manifest.in(storage);
        }
    }

    private ExportResult run(ExportRequest request, Mode mode) throws IOException {
        return run(request, mode, Progress.NONE, new Cancel());
    }

    private ExportResult run(ExportRequest request, Mode mode, Progress progress, Cancel cancel) throws IOException {
        return Export.run(
                request,
                new Destination.ToFolder(
                        folder,
                        new LinesFormat(),
                        FormatOptions.none(),
                        FolderOptions.DEFAULT.withMode(mode).withParts(Long.MAX_VALUE, 300)),
                progress,
                cancel);
    }

    private static Progress stopAfter(long rows, Cancel cancel) {
        return event -> {
            if (event instanceof Progress.Event.WindowWritten written && written.rows() > rows) {
                cancel.finish();
            }
        };
    }

    private static ExportRequest request(Entity entity, String project) {
        return ExportRequest.of(Connection.to(OPIK.emulator().baseUrl().toString()), entity, ProjectRef.named(project));
    }

    private static IdSet set(Collection<String> ids) {
        IdSet.Builder set = new IdSet.Builder();
        ids.forEach(set::add);
        return set.build();
    }

    private static List<String> ids(ExportRequest request) throws IOException {
        return texts(rows(request), "id");
    }

    private static List<JsonNode> rows(ExportRequest request) throws IOException {
        try (RowStream rows = Export.rows(request, Progress.NONE)) {
            List<JsonNode> all = parsed(rows.stream().map(Row::toString).toList());
            assertThat(rows.status()).isIn(ExportResult.Status.COMPLETE, ExportResult.Status.LIMITED);
            return all;
        }
    }

    private static List<JsonNode> parsed(List<String> lines) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static List<String> texts(List<JsonNode> rows, String member) {
        return rows.stream().map(row -> row.path(member).asText()).toList();
    }

    private static List<String> traceIds(List<JsonNode> spans, Collection<String> traces) {
        Set<String> chosen = traces.stream().collect(Collectors.toSet());
        return texts(spans, "trace_id").stream().filter(chosen::contains).toList();
    }
}
