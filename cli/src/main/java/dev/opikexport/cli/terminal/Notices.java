package dev.opikexport.cli.terminal;

import dev.opikexport.core.Progress;
import dev.opikexport.core.client.ClientListener;
import dev.opikexport.core.window.proof.MissingRange;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says which rows are missing, and why nothing happens for a while; says nothing as long as all goes well. */
public record Notices(PrintStream err) implements Progress, ClientListener {

    @Override
    public void on(Event event) {
        if (event instanceof Event.Retrying retrying) {
            tryingAgain(retrying.delay(), retrying.reason());
        } else if (event instanceof Event.Waiting waiting) {
            waiting(waiting.until(), waiting.reason());
        } else if (event instanceof Event.RowsMissing missing) {
            MissingRange range = missing.range();
            err.println(
                    "opik-export: missing " + (range.rows() < 0 ? "an unknown number of rows" : range.rows() + " rows")
                            + " of " + range.range() + ": " + range.reason());
        }
    }

    @Override
    public void retrying(int attempt, Duration delay, Exception cause) {
        tryingAgain(delay, String.valueOf(cause.getMessage()));
    }

    @Override
    public void waiting(Instant until, String reason) {
        err.println("waiting until " + until.truncatedTo(ChronoUnit.SECONDS) + ": " + reason);
    }

    private void tryingAgain(Duration delay, String reason) {
        err.println(String.format(Locale.ROOT, "trying again in %.1f s: %s", delay.toMillis() / 1e3, reason));
    }
}
