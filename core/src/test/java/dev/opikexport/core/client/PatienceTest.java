package dev.opikexport.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Patience TEN_MINUTES =
            new Patience(6, Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(10));

    @Test
    void isWholeAgainAfterAGoodAnswer() throws IOException {
        FakeTime time = new FakeTime();
        RowQuery traces = RowQuery.of(Entity.TRACES, ProjectRef.named("golden"));
        try (OpikEmulator emulator = OpikEmulator.start();
                OpikClient client = OpikClient.open(
                        Connection.to(emulator.baseUrl().toString()), ClientListener.NONE, time, new Random(1))) {
            for (int failure = 1; failure <= 2; failure++) {
                emulator.faults().add(FaultRule.next(1, new Fault.Status(503, 0)));

                assertThat(client.count(traces, TEN_MINUTES)).isEqualTo(240);

                assertThat(emulator.requests().withStatus(503)).isEqualTo(failure);
                time.sleep(Duration.ofMinutes(11));
            }
        }
    }
}
