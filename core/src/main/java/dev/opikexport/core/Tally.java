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
    /** Of the rows that were read, those that lay behind a limit. */
    private long readBeyond;

    private long bytes;
    private long windows;
    private long requests;
    private long retries;

    private final Time time;
    private final Instant start;
    private long rowsBefore;
    private long readBefore;
    /** How many rows had come when the selection began that is being read. */
    private long readBeforeTurn;
    /** How many rows the selections behind it will send at most, as far as that is known. */
    private long behind;

    private OptionalLong expected = OptionalLong.empty();

    Tally(Progress progress, Time time) {
        this.progress = progress;
        this.time = time;
        this.start = time.now();
    }

    /**
     * One of several selections begins.
     *
     * @param most rows of those behind it; 0 if nobody knows
     */
    synchronized void beginTurn(long most) {
        readBeforeTurn = read - readBeyond;
        behind = most;
        expected = OptionalLong.empty();
    }

    /** How many rows the server will send for the selection that is being read. */
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

    /**
     * A window was handed out.
     *
     * @param beyond how many of the rows that were read for it lie behind a limit
     */
    void arrived(Window window, long beyond) {
        synchronized (this) {
            read += window.read();
            readBeyond += beyond;
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
            long readWithin = read - readBeyond;
            OptionalLong total = expected.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.max(readWithin, readBeforeTurn + expected.getAsLong() + behind));
            event = new Progress.Event.WindowWritten(
                    rows, rows - rowsBefore, readWithin, bytes, windows, total, left(total, readWithin));
        }
        progress.onRows(window.rows());
        progress.on(event);
    }

    private Optional<Duration> left(OptionalLong total, long readWithin) {
        long readNow = readWithin - readBefore;
        if (total.isEmpty() || readNow <= 0) {
            return Optional.empty();
        }
        double share = (double) (total.getAsLong() - readWithin) / readNow;
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
        readBeforeTurn = read;
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
