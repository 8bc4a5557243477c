package dev.opikexport.core.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.client.ClientListener;
import dev.opikexport.core.client.FakeTime;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Patience PATIENCE =
            new Patience(4, Duration.ofMillis(1), Duration.ofMillis(3), Duration.ofMinutes(1));

    private final List<Duration> delays = new ArrayList<>();
    private int calls;

    private Retries retries() {
        RandomGenerator longest = new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
        ClientListener listener = new ClientListener() {
            @Override
            public void retrying(int attempt, Duration delay, Exception cause) {
                delays.add(delay);
            }
        };
        return new Retries(longest, new Waits(new FakeTime()), listener);
    }

    private String fail(OpikException failure) throws OpikException {
        calls++;
        throw failure;
    }

    @Test
    void delaysDoubleUpToTheLongest() {
        OpikException failure = new OpikException.BadAnswer("broken", null);

        assertThatThrownBy(() -> retries().run(PATIENCE, () -> true, () -> fail(failure)))
                .isSameAs(failure);

        assertThat(calls).isEqualTo(4);
        assertThat(delays).containsExactly(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3));
    }

    @Test
    void noMoreAreMadeWhenTheTimeIsOver() {
        OpikException failure = new OpikException.BadAnswer("broken", null);

        assertThatThrownBy(() -> retries().run(PATIENCE, () -> calls < 2, () -> fail(failure)))
                .isSameAs(failure);

        assertThat(calls).isEqualTo(2);
    }
}
