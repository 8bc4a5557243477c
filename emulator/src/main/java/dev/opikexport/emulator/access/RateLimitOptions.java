package dev.opikexport.emulator.access;

import java.time.Duration;
import java.util.Map;

/**
 * How many requests of each bucket a workspace may make in one window.
 *
 * @param limits by bucket, for example {@code get_traces}; buckets that are not named have no limit
 * @param window counted from the first request
 */
public record RateLimitOptions(Map<String, Integer> limits, Duration window) {

    public RateLimitOptions {
        limits = Map.copyOf(limits);
    }

    /** No limits, as in the open-source installation. */
    public static RateLimitOptions none() {
        return new RateLimitOptions(Map.of(), Duration.ofMinutes(1));
    }

    /** The server's defaults: 30 reads a minute of each kind, 250 of single spans. */
    public static RateLimitOptions serverDefaults() {
        return reads(30, Duration.ofMinutes(1));
    }

    /** So many reads of each kind in a window, 250 of single spans. */
    public static RateLimitOptions reads(int limit, Duration window) {
        return new RateLimitOptions(
                Map.of(
                        "get_traces", limit,
                        "search_traces", limit,
                        "get_spans", limit,
                        "search_spans", limit,
                        "get_span_by_id", 250),
                window);
    }
}
