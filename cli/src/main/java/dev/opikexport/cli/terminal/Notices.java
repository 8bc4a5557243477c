package dev.opikexport.cli.terminal;

import dev.opikexport.core.Progress;
import dev.opikexport.core.client.ClientListener;
import dev.opikexport.core.window.proof.MissingRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says which rows are missing, and why nothing happens for a while; says nothing as long as all goes well. */
public record Notices(Messages messages) implements Progress, ClientListener {

    @Override
    public void on(Event event) {
        if (event instanceof Event.Retrying retrying) {
            retrying(retrying.attempt(), retrying.delay(), retrying.reason());
        } else if (event instanceof Event.Waiting waiting) {
            waiting(waiting.until(), waiting.reason());
        } else if (event instanceof Event.WayChanged changed) {
            messages.event("way_changed", changed.reason(), Map.of());
        } else if (event instanceof Event.RowsMissing missing) {
            missing(missing.range());
        }
    }

    @Override
    public void retrying(int attempt, Duration delay, Exception cause) {
        retrying(attempt, delay, String.valueOf(cause.getMessage()));
    }

    @Override
    public void waiting(Instant until, String reason) {
        messages.event(
                "waiting",
                "waiting until " + until.truncatedTo(ChronoUnit.SECONDS) + ": " + reason,
                Map.of("until", until.toString()));
    }

    private void retrying(int attempt, Duration delay, String reason) {
        messages.event(
                "retrying",
                String.format(Locale.ROOT, "trying again in %.1f s: %s", delay.toMillis() / 1e3, reason),
                Map.of("attempt", attempt, "delay_ms", delay.toMillis()));
    }

    private void missing(MissingRange range) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rows", range.rows());
        values.put("range", range.range().toString());
        values.put("reason", range.reason());
        String rows = range.rows() < 0 ? "an unknown number of rows" : Figures.count(range.rows(), "row");
        messages.warn("rows_missing", "missing " + rows + " of " + range.range() + ": " + range.reason(), values);
    }
}
