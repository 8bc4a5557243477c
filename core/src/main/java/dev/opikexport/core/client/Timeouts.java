package dev.opikexport.core.client;

import java.time.Duration;

/**
 * How long a silent server is waited for.
 *
 * @param connect until a connection stands
 * @param firstByte from the request to the first byte of the answer; a list's query runs in this time
 * @param betweenBytes between two bytes of an answer
 */
public record Timeouts(Duration connect, Duration firstByte, Duration betweenBytes) {

    /** 10 seconds, 3 minutes, 1 minute. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofMinutes(1));

    public Timeouts {
        requirePositive(connect, "connect");
        requirePositive(firstByte, "firstByte");
        requirePositive(betweenBytes, "betweenBytes");
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("The timeout " + name + " must be positive, not " + duration);
        }
    }
}
