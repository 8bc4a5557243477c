package dev.opikexport.core.client;

import java.time.Duration;

/**
 * How often and how long a request that may yet succeed is repeated.
 *
 * @param attempts for one request, the first included
 * @param firstDelay the longest wait before the second attempt; it doubles with each further one, and the wait is a
 *     random part of it
 * @param maxDelay where the doubling ends
 * @param total how long a run goes on since a request failed without a single good answer
 */
public record Patience(int attempts, Duration firstDelay, Duration maxDelay, Duration total) {

    /** 6 attempts, 0.5 s doubling to 30 s, 10 minutes in all. */
    public static final Patience DEFAULT =
            new Patience(6, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(10));

    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("At least one attempt is needed, not " + attempts);
        }
        if (firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0 || total.isNegative()) {
            throw new IllegalArgumentException("Delays must not be negative, and the longest not below the first");
        }
    }

    /** The same, with no more attempts than that. */
    public Patience atMost(int most) {
        return new Patience(Math.min(most, attempts), firstDelay, maxDelay, total);
    }

    /** The same, with another time in all. */
    public Patience withTotal(Duration other) {
        return new Patience(attempts, firstDelay, maxDelay, other);
    }
}
