package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects whose rows lie or weigh other than one expects. Each says how many requests it takes at most, and how many are the least possible. */
class UnusualProjectsTest {

    private static final long LONG_AGO = Instant.parse("2016-11-01T00:00:00Z").toEpochMilli();
    private static final long LATELY = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();
    private static final long IN_FUTURE = Instant.parse("2031-01-01T00:00:00Z").toEpochMilli();

    private final Random random = new Random(7);

    @RegisterExtension
    private final OpikEmulatorExtension opik =
            new OpikEmulatorExtension(EmulatorOptions.defaults().withoutGoldenData());

    @TempDir
    private Path folder;

    private LoggingClient logging;

    @BeforeEach
    void start() {
        logging = new LoggingClient(opik.emulator().baseUrl());
    }

    @Test
    void aProjectWithoutRows() throws IOException {
        logging.createProject();

        assertComplete(0, 3, 3);
    }

    @Test
    void twentyThousandRowsInOneMillisecond() throws IOException {
        log(ids(20_000, LATELY, 1), 10);

        assertComplete(20_000, 6, 9);
    }

    @Test
    void oneRowInTenYears() throws IOException {
        log(ids(1, LONG_AGO, 1), 10);

        assertComplete(1, 3, 3);
    }

    @Test
    void tenYearsBetweenTwoCrowds() throws IOException {
        log(ids(3_000, LONG_AGO, 60_000), 10);
        log(ids(3_000, LATELY, 60_000), 10);

        assertComplete(6_000, 4, 6);
    }

    @Test
    void idsInTheFuture() throws IOException {
        log(ids(300, LATELY, 60_000), 10);
        log(ids(300, IN_FUTURE, 60_000), 10);

        assertComplete(600, 3, 4);
    }

    @Test
    void rowsNearlyAsLargeAsAnAnswer() throws IOException {
        for (String id : ids(3, LATELY, 60_000)) {
            log(List.of(id), 19 << 20);
        }
        log(ids(300, LATELY - 60_000, 60_000), 10);

        assertComplete(303, 6, 20);
    }

    /** The server takes no blank text for a bound, between which windows lie. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void blankIdsOfThreads(int pageSize) throws IOException {
        assertThreadsComplete(
                pageSize, List.of("\\t", " ", "  ", " a", "\\u2028", "\\n", "!", "a", "a ", "b", "ü", "\\u3000"));
    }

    /** Their traces are counted between the same bounds, and a thread has at least one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void blankIdsOfThreadsOfWhichTheListCountsTooMany(int pageSize) throws IOException {
        opik.emulator().faults().add(new Fault.WrongTotal(2));

        assertThreadsComplete(pageSize, List.of("\\t", " ", "  ", " a", "\\u2028", "!", "a", "b", "\\u3000"));
    }

    /** The server fails where a bound holds a backslash before an apostrophe. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 20})
    void idsOfThreadsThatAreNoBounds(int pageSize) throws IOException {
        List<String> texts = List.of(
                "a",
                "it",
                "it\\",
                "it\\&",
                "it\\&s",
                "it\\'",
                "it\\'a",
                "it\\'b\\'",
                "it\\'c",
                "it\\(",
                "it\\((",
                "it\\)",
                "itself",
                "\\'",
                "\\'x",
                "z\\'");

        assertThreadsComplete(
                pageSize, texts.stream().map(text -> text.replace("\\", "\\\\")).toList());
    }

    /** With the texts inside of JSON strings. */
    private void assertThreadsComplete(int pageSize, List<String> threads) throws IOException {
        List<String> ids = ids(threads.size(), LATELY, 1_000);
        for (int i = 0; i < threads.size(); i++) {
            logging.logInThread(ids.get(i), threads.get(i));
        }
        ExportRequest request = ExportRequest.of(
                        Connection.to(opik.emulator().baseUrl().toString()), Entity.THREADS, ProjectRef.named("p"))
                .withReading(new ExportRequest.Reading(ReadingWay.LIST, 2, pageSize, 1 << 20, false));

        ExportResult result = Export.run(request, LinesFormat.to(folder.resolve("threads.lines")));

        assertThat(result.status()).isEqualTo(ExportResult.Status.COMPLETE);
        assertThat(LinesFormat.ids(folder.resolve("threads.lines")))
                .hasSize(threads.size())
                .doesNotHaveDuplicates();
    }

    /**
     * Reads all rows.
     *
     * @param least the fewest requests possible: one to find the server, one for each 5,000 rows or 24 MB, one to count again
     * @param most that it may take
     */
    private void assertComplete(int rows, int least, int most) throws IOException {
        opik.emulator().requests().reset();
        ExportRequest request = ExportRequest.of(
                        Connection.to(opik.emulator().baseUrl().toString()), Entity.TRACES, ProjectRef.named("p"))
                .withReading(new ExportRequest.Reading(
                        ReadingWay.AUTO, 1, 5_000, ExportRequest.Reading.DEFAULT.answerBytes(), false));
        List<String> ids = new ArrayList<>();
        try (RowStream stream = Export.rows(request, Progress.NONE)) {
            stream.forEachRemaining(row -> ids.add(row.id()));
            assertThat(stream.status()).isEqualTo(ExportResult.Status.COMPLETE);
        }
        assertThat(ids).hasSize(rows).doesNotHaveDuplicates();
        assertThat(opik.emulator().requests().count()).isBetween((long) least, (long) most);
    }

    private List<String> ids(int count, long fromMillis, int millis) {
        return Stream.generate(() -> LoggingClient.uuid(random, fromMillis + random.nextInt(millis)))
                .limit(count)
                .toList();
    }

    private void log(List<String> ids, int inputLength) throws IOException {
        logging.log(Entity.TRACES, ids, inputLength);
    }
}
