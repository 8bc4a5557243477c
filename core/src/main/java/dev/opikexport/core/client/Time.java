package dev.opikexport.core.client;

import java.time.Duration;
import java.time.Instant;

/** The clock, and the way to wait: passed in, so that tests need not wait. */
public interface Time {

    /** The present instant. */
    Instant now();

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** The system's clock and a thread that sleeps. */
    static Time system() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }
        };
    }
}
