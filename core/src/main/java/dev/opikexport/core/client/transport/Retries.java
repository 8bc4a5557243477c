package dev.opikexport.core.client.transport;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import dev.opikexport.core.client.ClientListener;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Repeats requests that may pass, after exponentially growing waits with full jitter. */
public final class Retries {

    private final RandomGenerator random;
    private final Waits waits;
    private final ClientListener listener;

    /** @param random for the parts of the delays; waits are cut by {@link Waits#cut} */
    public Retries(RandomGenerator random, Waits waits, ClientListener listener) {
        this.random = random;
        this.waits = waits;
        this.listener = listener;
    }

    /**
     * Sends a request as often as {@link Patience} says.
     *
     * @param goesOn whether there is time left for another attempt
     * @throws IOException what the last attempt threw
     */
    public <T> T run(Patience patience, BooleanSupplier goesOn, CheckedSupplier<T> request) throws IOException {
        RetryPolicy<T> policy = RetryPolicy.<T>builder()
                .handleIf(
                        (result, failure) -> failure instanceof OpikException e && e.mayPass() && goesOn.getAsBoolean())
                .withMaxAttempts(patience.attempts())
                .withDelayFn(context -> delay(patience, context.getAttemptCount()))
                .onRetryScheduled(event -> {
                    listener.retrying(event.getAttemptCount(), event.getDelay(), (Exception) event.getLastException());
                    waits.begin();
                })
                .onRetry(event -> waits.end())
                .build();
        try {
            return Failsafe.with(policy).get(request);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof InterruptedException) {
                waits.end();
                waits.throwIfInterrupted("to try again");
            }
            throw e;
        } finally {
            waits.end();
        }
    }

    /** A random part of the first delay, doubled with each attempt. */
    private Duration delay(Patience patience, int attempts) {
        long doubled = patience.firstDelay().toMillis() << Math.min(attempts - 1, 20);
        return Duration.ofMillis(
                random.nextLong(Math.min(doubled, patience.maxDelay().toMillis()) + 1));
    }
}
