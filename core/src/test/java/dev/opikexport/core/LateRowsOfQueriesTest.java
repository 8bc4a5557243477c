package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that come behind the windows that should have held them, so that only a second count finds them. */
class LateRowsOfQueriesTest {

    private static final int PAGE = 10;
    /** So many windows are counted together, of nine rows each. */
    private static final int COUNTED = 12;

    @RegisterExtension
    private final OpikEmulatorExtension opik =
            new OpikEmulatorExtension(EmulatorOptions.defaults().withoutGoldenData());

    @TempDir
    private Path folder;

    private final Random random = new Random(5);
    private LoggingClient logging;
    private List<String> ids;

    @BeforeEach
    void start() {
        logging = new LoggingClient(opik.emulator().baseUrl());
        ids = LoggingClient.uuids(random, 150);
    }

    private String idBelow(String id) {
        return LoggingClient.uuid(random, KeyRange.millisOf(id) - 500);
    }

    private ExportRequest request(Entity entity) {
        return ExportRequest.of(Connection.to(opik.emulator().baseUrl().toString()), entity, ProjectRef.named("p"))
                .withReading(new ExportRequest.Reading(ReadingWay.AUTO, 1, PAGE, 1 << 20, false));
    }

    private interface Logging {
        void run() throws IOException;
    }

    /** Others log once the windows are written that are counted next. */
    private ExportResult export(ExportRequest request, Logging others) throws IOException {
        Progress logger = event -> {
            if (event instanceof Progress.Event.WindowWritten written && written.windows() == COUNTED) {
                try {
                    others.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        return Export.run(request, LinesFormat.to(folder.resolve("rows.lines")), logger, new Cancel());
    }

    private List<String> written() throws IOException {
        return LinesFormat.ids(folder.resolve("rows.lines"));
    }

    @Test
    void eachOfTwoQueriesHasOne() throws IOException {
        logging.log(Entity.TRACES, ids.subList(0, 130), 10);
        for (String id : ids.subList(130, 150)) {
            logging.logInThread(id, "t");
        }
        String ofThread = idBelow(ids.get(2));
        String withInput = idBelow(ids.get(4));
        ExportRequest either = request(Entity.TRACES)
                .withFilter(OqlParser.parse(Entity.TRACES, "thread_id = \"t\" OR input contains \"x\""));
        assertThat(either.plan().queries()).hasSize(2);

        ExportResult result = export(either, () -> {
            logging.logInThread(ofThread, "t");
            logging.log(Entity.TRACES, List.of(withInput), 10);
        });

        List<String> all = new ArrayList<>(ids);
        all.addAll(List.of(ofThread, withInput));
        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(written()).containsExactlyInAnyOrderElementsOf(all);
    }

    /** All rows whose ids are from before the run belong to it, not only those up to the highest that was there. */
    @Test
    void oneIsAboveAllOthers() throws IOException {
        logging.log(Entity.TRACES, ids, 10);
        String above = LoggingClient.uuid(random, KeyRange.millisOf(ids.get(0)) + 500);

        ExportResult result = export(request(Entity.TRACES), () -> logging.log(Entity.TRACES, List.of(above), 10));

        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(written()).hasSize(ids.size() + 1).doesNotHaveDuplicates().contains(above);
    }

    static IntStream reads() {
        return IntStream.range(12, 17);
    }

    /** What was read of them before the counting began anew comes, too. */
    @ParameterizedTest
    @MethodSource("reads")
    void boundsAreIgnoredWhileTheyAreRead(int reads) throws IOException {
        logging.log(Entity.SPANS, ids, 10);
        List<String> late = Stream.of(2, 106).map(i -> idBelow(ids.get(i))).toList();
        opik.emulator()
                .faults()
                .add(FaultRule.always(new Fault.IgnoredTimeBounds()).after(reads));

        ExportResult result = export(request(Entity.SPANS), () -> logging.log(Entity.SPANS, late, 10));

        List<String> all = new ArrayList<>(ids);
        all.addAll(late);
        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(written()).containsExactlyInAnyOrderElementsOf(all);
    }
}
