package dev.opikexport.core;

import dev.opikexport.core.client.ClientListener;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.proof.MissingRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what an export does, and tells the listener. */
final class Tally implements ClientListener {

    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    private final Progress progress;
    private final List<MissingRange> missing = new ArrayList<>();
    private long rows;
    private long read;
    private long bytes;
    private long windows;
    private long requests;
    private long retries;

    private final Time time;
    private final Instant start;
    private long rowsBefore;
    private long readBefore;
    private OptionalLong expected = OptionalLong.empty();

    Tally(Progress progress, Time time) {
        this.progress = progress;
        this.time = time;
        this.start = time.now();
    }

    /** How many rows the server will send in this run. */
    synchronized void expect(OptionalLong rows) {
        expected = rows;
    }

    @Override
    public synchronized void requestStarts() {
        requests++;
    }

    @Override
    public void retrying(int attempt, Duration delay, Exception cause) {
        synchronized (this) {
            retries++;
        }
        LOG.info("Attempt {} failed, next in {}: {}", attempt, delay, cause.getMessage());
        progress.on(new Progress.Event.Retrying(attempt, delay, String.valueOf(cause.getMessage())));
    }

    @Override
    public void waiting(Instant until, String reason) {
        LOG.info("Waiting until {}: {}", until, reason);
        progress.on(new Progress.Event.Waiting(until, reason));
    }

    /** A window was handed out. */
    void arrived(Window window) {
        synchronized (this) {
            read += window.read();
            bytes += window.bytes();
            windows++;
            missing.addAll(window.missing());
        }
        LOG.debug("Window {}: {} rows, {} bytes", window.range(), window.read(), window.bytes());
        window.missing().forEach(range -> LOG.warn("Missing: {}", range));
        window.missing().forEach(range -> progress.on(new Progress.Event.RowsMissing(range)));
    }

    /** Another reading, on which this one depends, missed rows. */
    void missed(Tally other) {
        missed(other.result(ExportResult.Status.PARTIAL, List.of()).missing());
    }

    /** An earlier run missed rows. */
    void missed(List<MissingRange> others) {
        synchronized (this) {
            missing.addAll(others);
        }
        others.forEach(range -> progress.on(new Progress.Event.RowsMissing(range)));
    }

    /** The rows of a window were written. */
    void written(Window window) {
        Progress.Event event;
        synchronized (this) {
            rows += window.rows().size();
            OptionalLong total = expected.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.max(read, readBefore + expected.getAsLong()));
            event = new Progress.Event.WindowWritten(rows, rows - rowsBefore, read, bytes, windows, total, left(total));
        }
        progress.onRows(window.rows());
        progress.on(event);
    }

    private Optional<Duration> left(OptionalLong total) {
        long readNow = read - readBefore;
        if (total.isEmpty() || readNow <= 0) {
            return Optional.empty();
        }
        double share = (double) (total.getAsLong() - read) / readNow;
        return Optional.of(Duration.ofMillis(
                (long) (share * Duration.between(start, time.now()).toMillis())));
    }

    void wayChanged(String reason) {
        LOG.info("Reading with the stream: {}", reason);
        progress.on(new Progress.Event.WayChanged(reason));
    }

    /** Counts what an earlier run of the same export did. */
    synchronized void resume(Checkpoint checkpoint, long rowsWritten) {
        rowsBefore = rowsWritten;
        rows += rowsBefore;
        readBefore = checkpoint.read();
        read += readBefore;
        windows += checkpoint.windows();
        checkpoint.missing().forEach(note -> missing.add(note.toRange()));
    }

    synchronized boolean isMissingRows() {
        return !missing.isEmpty();
    }

    synchronized ExportResult result(ExportResult.Status status, List<PartFile> files) {
        return new ExportResult(status, rows, read, bytes, windows, requests, retries, files, missing);
    }
}
