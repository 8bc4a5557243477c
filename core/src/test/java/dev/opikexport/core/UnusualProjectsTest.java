package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projects whose rows lie or weigh other than one expects. Each says how many requests it takes at most, and how many are the least possible. */
class UnusualProjectsTest {

    private static final int BATCH = 1000;
    private static final long LONG_AGO = Instant.parse("2016-11-01T00:00:00Z").toEpochMilli();
    private static final long LATELY = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();
    private static final long IN_FUTURE = Instant.parse("2031-01-01T00:00:00Z").toEpochMilli();

    private final Random random = new Random(7);
    private OpikEmulator emulator;

    @BeforeEach
    void start() {
        emulator = OpikEmulator.start(EmulatorOptions.defaults().withoutGoldenData());
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void aProjectWithoutRows() throws IOException, InterruptedException {
        post("/v1/private/projects", "{\"name\":\"p\"}");

        assertComplete(0, 3, 3);
    }

    @Test
    void twentyThousandRowsInOneMillisecond() throws IOException, InterruptedException {
        log(ids(20_000, LATELY, 1), 10);

        assertComplete(20_000, 6, 9);
    }

    @Test
    void oneRowInTenYears() throws IOException, InterruptedException {
        log(ids(1, LONG_AGO, 1), 10);

        assertComplete(1, 3, 3);
    }

    @Test
    void tenYearsBetweenTwoCrowds() throws IOException, InterruptedException {
        log(ids(3_000, LONG_AGO, 60_000), 10);
        log(ids(3_000, LATELY, 60_000), 10);

        assertComplete(6_000, 4, 6);
    }

    @Test
    void idsInTheFuture() throws IOException, InterruptedException {
        log(ids(300, LATELY, 60_000), 10);
        log(ids(300, IN_FUTURE, 60_000), 10);

        assertComplete(600, 3, 4);
    }

    @Test
    void rowsOfTwentyMillionBytes() throws IOException, InterruptedException {
        for (String id : ids(3, LATELY, 60_000)) {
            log(List.of(id), 19 << 20);
        }
        log(ids(300, LATELY - 60_000, 60_000), 10);

        assertComplete(303, 6, 20);
    }

    /**
     * Reads all rows.
     *
     * @param least the fewest requests possible: one to find the server, one for each 5,000 rows or 16 MB, one to count again
     * @param most that it may take
     */
    private void assertComplete(int rows, int least, int most) throws IOException {
        emulator.requests().reset();
        ExportRequest request = ExportRequest.of(
                        Connection.to(emulator.baseUrl().toString()), Entity.TRACES, ProjectRef.named("p"))
                .withReading(new ExportRequest.Reading(ReadingWay.AUTO, 1, 5_000, 16 << 20, false));
        List<String> ids = new ArrayList<>();
        try (RowStream stream = Export.rows(request, Progress.NONE)) {
            stream.forEachRemaining(row -> ids.add(row.id()));
            assertThat(stream.status()).isEqualTo(ExportResult.Status.COMPLETE);
        }
        assertThat(ids).hasSize(rows).doesNotHaveDuplicates();
        assertThat(emulator.requests().count()).isBetween((long) least, (long) most);
    }

    private List<String> ids(int count, long fromMillis, int millis) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long high = (fromMillis + random.nextInt(millis)) << 16 | 0x7000 | random.nextInt(0x1000);
            ids.add(new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE).toString());
        }
        return ids;
    }

    private void log(List<String> ids, int inputLength) throws IOException, InterruptedException {
        for (int from = 0; from < ids.size(); from += BATCH) {
            StringBuilder traces = new StringBuilder("{\"traces\":[");
            for (String id : ids.subList(from, Math.min(ids.size(), from + BATCH))) {
                traces.append(traces.charAt(traces.length() - 1) == '[' ? "" : ",")
                        .append("{\"id\":\"")
                        .append(id)
                        .append("\",\"project_name\":\"p\",\"start_time\":\"2026-11-01T00:00:00Z\",\"input\":\"")
                        .append("x".repeat(inputLength))
                        .append("\"}");
            }
            post("/v1/private/traces/batch", traces.append("]}").toString());
        }
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    }
}
