package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.FakeTime;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.RateLimitOptions;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that allows 30 requests a minute, and more rows than fit into those. The clock of both goes on while the client sleeps. */
class LimitedServerTest {

    /**
     * The least possible: one request to find the server, one for each page of rows, one to count each ten pages again.
     *
     * @param most requests that it may take
     * @param minutes that the limit makes it take
     */
    @ParameterizedTest
    @CsvSource({"100000, 5000, 23, 26, 0", "6000, 50, 133, 137, 4"})
    void fewRequestsAreSentAndNoneIsRefused(int rows, int pageSize, int least, int most, int minutes)
            throws IOException {
        FakeTime time = new FakeTime();
        EmulatorOptions options = EmulatorOptions.defaults()
                .withoutGoldenData()
                .generate(rows, 1)
                .withRateLimits(RateLimitOptions.serverDefaults())
                .withClock(time);
        try (OpikEmulator emulator = OpikEmulator.start(options)) {
            Instant start = time.now();

            assertThat(read(Connection.to(emulator.baseUrl().toString()), pageSize, time))
                    .isEqualTo(rows);

            assertThat(emulator.requests().withStatus(429)).isZero();
            assertThat(emulator.requests().count()).isBetween((long) least, (long) most);
            assertThat(Duration.between(start, time.now()))
                    .isBetween(
                            Duration.ofMinutes(minutes),
                            Duration.ofMinutes(minutes).plusSeconds(1));
        }
    }

    private static long read(Connection connection, int pageSize, FakeTime time) throws IOException {
        ExportRequest request = ExportRequest.of(connection, Entity.TRACES, ProjectRef.named(OpikEmulator.GENERATED))
                .withReading(new ExportRequest.Reading(
                        ReadingWay.AUTO, 2, pageSize, ExportRequest.Reading.DEFAULT.answerBytes(), false));
        Tally tally = new Tally(Progress.NONE, time);
        long rows = 0;
        try (OpikClient client = OpikClient.open(connection, tally, time, new Random(1));
                RowStream stream = new RowStream(
                        SelectedWindows.open(request, client, tally, new Cancel(), Scope.ALL, true), client, tally)) {
            while (stream.hasNext()) {
                stream.next();
                rows++;
            }
            assertThat(stream.status()).isEqualTo(ExportResult.Status.COMPLETE);
        }
        return rows;
    }
}
