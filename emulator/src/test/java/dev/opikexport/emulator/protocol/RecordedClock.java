package dev.opikexport.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A clock that shows, before each request, a time at which its rate limit has as long to go as in the recording. */
final class RecordedClock extends Clock {

    private static final String TTL = "-Remaining-Limit-TTL-Millis";

    private final Duration window;
    private final Map<String, Instant> ends = new HashMap<>();
    private Duration step = Duration.ofMinutes(1);
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");

    RecordedClock(Duration window) {
        this.window = window;
    }

    /** Until then every look at the clock is a minute later, so that no limit holds. */
    synchronized void stop() {
        step = Duration.ZERO;
    }

    synchronized void setFor(Exchange exchange) {
        for (JsonNode header : exchange.response().get("headers")) {
            String name = header.get(0).textValue();
            if (name.endsWith(TTL) && !name.startsWith("Opik-User")) {
                long left = Long.parseLong(header.get(1).textValue());
                Instant end = ends.get(name);
                boolean within = end != null && !isNewWindow(exchange, end.minusMillis(left));
                now = within ? end.minusMillis(left) : now.plus(window).plus(window);
                if (!within) {
                    ends.put(name, now.plusMillis(left));
                }
            }
        }
    }

    /** The time to go only grows when a window begins. */
    private boolean isNewWindow(Exchange exchange, Instant time) {
        return time.isBefore(now) && exchange.status() != 429;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(step);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only UTC");
    }
}
