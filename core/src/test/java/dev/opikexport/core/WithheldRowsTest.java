package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Patience;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that a server does not give, and counts that it does not make: both are said. */
class WithheldRowsTest {

    private static final int EACH = 25;

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    private Destination file() {
        return LinesFormat.to(folder.resolve("rows.lines"));
    }

    private List<String> written() throws IOException {
        return LinesFormat.ids(folder.resolve("rows.lines"));
    }

    /** The ids of all rows, while the server fails nowhere. */
    private List<String> all(ExportRequest request) throws IOException {
        assertThat(Export.run(request, file()).status()).isEqualTo(ExportResult.Status.COMPLETE);
        return written();
    }

    /** While the server fails wherever it would give that row. */
    private ExportResult runWithout(String id, ExportRequest request) throws IOException {
        OPIK.emulator().faults().add(new Fault.Undecodable(Set.of(UUID.fromString(id))));
        try {
            return Export.run(request, file());
        } finally {
            OPIK.emulator().faults().clear();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type = \"llm\" OR type = \"tool\"",
                "type = \"llm\" OR duration > 0.5",
                "name contains \"a\" OR type = \"llm\""
            })
    void aRowOfOneQueryIsNotTakenForARowOfAnother(String filter) throws Exception {
        ExportRequest request =
                Golden.of(OPIK.emulator(), Entity.SPANS).withFilter(OqlParser.parse(Entity.SPANS, filter));
        List<String> all = all(request);

        for (int i = 0; i < all.size(); i += EACH) {
            ExportResult result = runWithout(all.get(i), request);

            assertThat(result.status()).as(all.get(i)).isEqualTo(ExportResult.Status.PARTIAL);
            assertThat(written()).hasSize(all.size() - 1);
            assertThat(result.missing()).isNotEmpty();
        }
    }

    /** The query that lacked it reads it when it is counted again, long after the other one delivered it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16, 18, 20, 22, 24})
    void aRowThatOneOfTwoQueriesLackedComesOnce(int requests) throws Exception {
        String filter = "type = \"llm\" %s duration > 0";
        ExportRequest both = Golden.of(OPIK.emulator(), Entity.SPANS)
                .withReading(new ExportRequest.Reading(ReadingWay.AUTO, 1, 5_000, 1 << 24, false))
                .withFilter(OqlParser.parse(Entity.SPANS, filter.formatted("AND")));
        String lacking = all(both).get(EACH);
        ExportRequest either = both.withFilter(OqlParser.parse(Entity.SPANS, filter.formatted("OR")));
        assertThat(either.plan().queries()).hasSize(2);
        OPIK.emulator().faults().add(FaultRule.next(requests, new Fault.Undecodable(Set.of(UUID.fromString(lacking)))));

        ExportResult result = Export.run(either, file());

        OPIK.emulator().faults().clear();
        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(written()).contains(lacking).doesNotHaveDuplicates();
    }

    /** Totals count traces without spans as 0, if that matches all of the sums, and lists leave them out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "usage.total_tokens != 5",
                "total_estimated_cost >= 0",
                "llm_span_count != 0 AND usage.total_tokens >= 0"
            })
    void tracesWithoutSpansDoNotHideThatARowIsMissing(String filter) throws Exception {
        ExportRequest request =
                Golden.of(OPIK.emulator(), Entity.TRACES).withFilter(OqlParser.parse(Entity.TRACES, filter));
        List<String> all = all(request);
        String lost = all.get(EACH);

        ExportResult result = runWithout(lost, request);

        assertThat(result.status()).isEqualTo(ExportResult.Status.PARTIAL);
        assertThat(written()).hasSize(all.size() - 1);
        assertThat(result.missing()).anyMatch(missing -> missing.range().contains(lost));
    }

    @Test
    void rowsThatNobodyCountedAgainAreNotSaidToBeComplete() throws Exception {
        Patience little = new Patience(2, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(1));
        OpikEmulator emulator = OpikEmulator.start();
        try {
            ExportRequest golden = Golden.of(emulator, Entity.SPANS);
            ExportRequest request =
                    ExportRequest.of(golden.connection().withPatience(little), Entity.SPANS, golden.project());

            ExportResult result = Export.run(
                    request,
                    file(),
                    event -> {
                        if (event instanceof Progress.Event.WindowWritten written && written.rows() == 900) {
                            emulator.close();
                        }
                    },
                    new Cancel());

            assertThat(result.rows()).isEqualTo(900);
            assertThat(result.status()).isEqualTo(ExportResult.Status.PARTIAL);
            assertThat(result.missing().toString()).contains("did not count these rows a second time");
        } finally {
            emulator.close();
        }
    }
}
