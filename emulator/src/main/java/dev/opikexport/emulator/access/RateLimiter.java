package dev.opikexport.emulator.access;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts requests in fixed windows, each of which begins with its first request. Safe for several threads. */
public final class RateLimiter {

    private final RateLimitOptions options;
    private final Clock clock;
    private final Map<Bucket, Window> windows = new HashMap<>();

    private record Window(long end, int left) {}

    /**
     * What was counted.
     *
     * @param headers for the answer, whether it is refused or not
     */
    public record Verdict(boolean refused, String message, Map<String, String> headers) {}

    /** A limiter on that clock. */
    public RateLimiter(RateLimitOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /** Takes permits from a bucket; a refused request takes none. */
    public synchronized Verdict take(Bucket bucket, int permits) {
        Integer limit = options.limits().get(bucket.id());
        if (limit == null) {
            return new Verdict(false, "", Map.of());
        }
        long now = clock.millis();
        Window window = windows.get(bucket);
        if (window == null || window.end() <= now) {
            window = new Window(now + options.window().toMillis(), limit);
        }
        boolean refused = window.left() < permits;
        window = refused ? window : new Window(window.end(), window.left() - permits);
        windows.put(bucket, window);
        long left = window.end() - now;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Opik-" + bucket.header() + "-Limit", bucket.id());
        headers.put("Opik-" + bucket.header() + "-Remaining-Limit-TTL-Millis", Long.toString(left));
        headers.put("Opik-" + bucket.header() + "-Remaining-Limit", Integer.toString(window.left()));
        if (refused) {
            headers.put("RateLimit-Reset", Long.toString(Math.max(1, left / 1000)));
        }
        return new Verdict(refused, bucket.message(), headers);
    }
}
