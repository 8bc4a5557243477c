package dev.opikexport.cli.export;

import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.Progress;
import dev.opikexport.core.window.proof.MissingRange;
import java.io.PrintStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says on standard error how a run goes on, seldom, and in the end what it did, where, and how that is proven. */
final class RunReport implements Progress {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PrintStream err;
    private final boolean quiet;
    private final LongSupplier nanoTime;
    private final long start;
    private long nextLine;

    RunReport(PrintStream err, boolean quiet, LongSupplier nanoTime) {
        this.err = err;
        this.quiet = quiet;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.nextLine = start + PAUSE.toNanos();
    }

    @Override
    public synchronized void on(Event event) {
        if (event instanceof Event.WindowWritten written) {
            if (nanoTime.getAsLong() - nextLine > 0) {
                nextLine = nanoTime.getAsLong() + PAUSE.toNanos();
                line("%,d rows, %s", written.rows(), megabytes(written.bytes()));
            }
        } else if (event instanceof Event.Retrying retrying) {
            line("trying again in %.1f s: %s", retrying.delay().toMillis() / 1e3, retrying.reason());
        } else if (event instanceof Event.Waiting waiting) {
            line("waiting until %s: %s", waiting.until().truncatedTo(ChronoUnit.SECONDS), waiting.reason());
        } else if (event instanceof Event.WayChanged changed) {
            line("%s", changed.reason());
        } else if (event instanceof Event.RowsMissing missing) {
            missing(missing.range());
        }
    }

    /** The summary. */
    void finished(ExportResult result, ExportRequest request, @Nullable String output) {
        double seconds = (nanoTime.getAsLong() - start) / 1e9;
        boolean lost = result.status() == ExportResult.Status.CANCELLED
                && result.files().isEmpty()
                && output != null;
        line(
                "%,d %s of %s%s",
                result.rows(),
                result.rows() == 1 ? singular(request) : request.entity().id(),
                request.project(),
                output == null ? "" : lost ? " read" : " written to " + output);
        switch (result.status()) {
            case COMPLETE ->
                line(
                        "complete: as many different ids as the server counts, in every window (%,d windows, %,d requests, %s, %.1f s)",
                        result.windows(), result.requests(), megabytes(result.bytes()), seconds);
            case LIMITED -> line("ended at the limit: there may be more rows");
            case CANCELLED ->
                err.println("opik-export: cancelled; "
                        + (lost
                                ? "nothing is written, because a file appears only when it is complete"
                                : output == null ? "rows are missing" : "go on with --resume"));
            case PARTIAL -> err.println("opik-export: rows are missing, see above; the other rows are written");
        }
    }

    private void missing(MissingRange range) {
        err.println("opik-export: missing " + (range.rows() < 0 ? "an unknown number of rows" : range.rows() + " rows")
                + " of " + range.range() + ": " + range.reason());
    }

    private void line(String format, Object... values) {
        if (!quiet) {
            err.println(String.format(Locale.ROOT, format, values));
        }
    }

    private static String singular(ExportRequest request) {
        String id = request.entity().id();
        return id.substring(0, id.length() - 1);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
