package dev.opikexport.core.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.ClientListener;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.FakeTime;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.RateLimitOptions;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final RowQuery QUERY = RowQuery.of(Entity.TRACES, ProjectRef.named("golden"));

    @Test
    void theServersLimitIsNeverExceeded() throws IOException {
        FakeTime time = new FakeTime();
        EmulatorOptions options = EmulatorOptions.defaults()
                .withRateLimits(RateLimitOptions.serverDefaults())
                .withClock(time);
        try (OpikEmulator emulator = OpikEmulator.start(options);
                OpikClient client = client(emulator, 0, time)) {
            Instant start = time.now();

            for (int i = 0; i < 100; i++) {
                RowPage page = client.list(QUERY, 1, 1 << 20, Patience.DEFAULT);
                assertThat(page.total()).isEqualTo(240);
            }

            assertThat(emulator.requests().withStatus(429)).isZero();
            assertThat(client.requestsPerMinute()).hasValue(30);
            assertThat(Duration.between(start, time.now())).isBetween(Duration.ofMinutes(3), Duration.ofSeconds(182));
        }
    }

    @Test
    void ourOwnLimitIsKept() throws IOException {
        FakeTime time = new FakeTime();
        try (OpikEmulator emulator = OpikEmulator.start();
                OpikClient client = client(emulator, 10, time)) {
            Instant start = time.now();

            for (int i = 0; i < 25; i++) {
                client.count(QUERY, Patience.DEFAULT);
            }

            assertThat(Duration.between(start, time.now())).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(121));
        }
    }

    private static OpikClient client(OpikEmulator emulator, int perMinute, Time time) throws IOException {
        Connection connection = Connection.to(emulator.baseUrl().toString()).withMaxRequestsPerMinute(perMinute);
        return OpikClient.open(connection, ClientListener.NONE, time, new Random(1));
    }
}
