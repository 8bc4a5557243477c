package dev.opikexport.core.window;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;
import dev.opikexport.core.window.proof.MissingRange;
import dev.opikexport.core.window.proof.Prover;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.server.RowMembers;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the windows of a range, some at a time, and hands them out one after the other, highest ids first.
 *
 * <p>No more windows are in memory than are read at a time, the one that was handed out last, and the one that the next to hand out
 * depends on.
 */
public final class WindowStream implements Closeable {

    /** How often a range of texts is cut in two around a failure. */
    private static final int MOST_HALVINGS = 64;

    private final WindowReader reader;
    private final OpikClient client;
    private final WindowSize windowSize;
    private final WindowOptions options;
    private final boolean timed;
    private final Frontier frontier;
    private final Time time;
    private final SlotQueue slots = new SlotQueue();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Throwable failure;
    private boolean closed;
    /** The answers of the window that was handed out last, which is in use until the next one is asked for; null if none is. */
    private @Nullable Collection<byte[]> lent;

    private WindowStream(
            WindowReader reader,
            OpikClient client,
            WindowSize windowSize,
            KeyRange range,
            WindowOptions options,
            boolean timed,
            Time time) {
        this.reader = reader;
        this.client = client;
        this.windowSize = windowSize;
        this.options = options;
        this.time = time;
        this.timed = timed;
        this.frontier = new Frontier(range, timed);
    }

    /**
     * Starts to read.
     *
     * @param queries a row is wanted if any of them selects it
     * @param residual what is left to be checked here
     * @param range the ids to read
     */
    public static WindowStream open(
            OpikClient client,
            List<CountedQuery> queries,
            Predicate<RowMembers> residual,
            KeyRange range,
            WindowOptions options,
            Time time) {
        Entity entity =
                queries.isEmpty() ? Entity.TRACES : queries.get(0).query().entity();
        WindowSize windowSize =
                new WindowSize(Math.max(1, options.answerBytes() / Math.max(1, queries.size())), options.pageSize());
        Prover prover = Prover.of(
                client,
                entity,
                options.way() == ReadingWay.SEARCH,
                options.timeBounds(),
                options.keepCopies(),
                windowSize::answerBytes,
                time);
        WindowReader reader = new WindowReader(prover, queries, residual);
        WindowStream stream = new WindowStream(
                reader,
                client,
                windowSize,
                queries.isEmpty() ? KeyRange.NONE : range,
                options,
                entity != Entity.THREADS,
                time);
        stream.start();
        return stream;
    }

    private void start() {
        for (int i = 0; i < options.parallel(); i++) {
            Thread thread = new Thread(this::work, "opik-export-window-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** Counts once more what windows delivered; returns what they lack. */
    public Window confirm(Unconfirmed windows) throws IOException {
        return reader.confirm(windows, windowSize.rows());
    }

    /** How many rows the server counts in all that is read; nothing before it counted. */
    public synchronized OptionalLong expectedRows() {
        return frontier.total();
    }

    /** The next window; null behind the last one. A failure is thrown when those that were read before it are handed out. */
    public synchronized @Nullable Window next() throws IOException {
        takeBack();
        notifyAll();
        try {
            while (true) {
                Slot head = slots.head();
                if (head != null && head.window != null) {
                    Window window = head.window;
                    // The thread that read it still knows the slot.
                    head.window = null;
                    slots.removeHead();
                    lent = head.answers;
                    notifyAll();
                    return window;
                }
                if (failure != null) {
                    throw asIoException(failure);
                }
                if (head == null && !frontier.hasRest()) {
                    return null;
                }
                if (closed) {
                    throw new InterruptedIOException("Closed before all rows were read");
                }
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for rows");
        }
    }

    private void takeBack() {
        if (lent != null && options.reuseAnswers()) {
            lent.forEach(client::giveBack);
        }
        lent = null;
    }

    /** What a thread that reads threw, for the one that waits for it. An error of this program stays one. */
    static IOException asIoException(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return failure instanceof IOException e ? e : new IOException("Reading failed: " + failure, failure);
    }

    private void work() {
        try {
            for (Slot slot = take(); slot != null; slot = take()) {
                process(slot);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private synchronized void fail(Throwable e) {
        if (failure == null && !closed) {
            failure = e;
        }
        notifyAll();
    }

    private synchronized @Nullable Slot take() throws InterruptedException {
        while (!closed && failure == null) {
            Slot planned = slots.firstPlanned();
            boolean room = slots.inFlight() < lanes() && inMemory() <= lanes();
            if (planned != null && (room || slots.isHead(planned))) {
                planned.state = Slot.State.IN_FLIGHT;
                return planned;
            }
            if (planned == null && frontier.hasRest() && (slots.isEmpty() || (room && frontier.isReady()))) {
                Slot slot = new Slot(frontier.next(size(), lanes() == 1));
                slot.state = Slot.State.IN_FLIGHT;
                slots.add(slot);
                return slot;
            }
            wait();
        }
        return null;
    }

    /** How many windows are in memory, with the one that is in use. */
    private int inMemory() {
        return (lent == null ? 0 : 1) + slots.inMemory();
    }

    private int lanes() {
        return options.maxRows() < windowSize.rows()
                ? 1
                : WindowOptions.lanes(options.parallel(), client.requestsPerMinute());
    }

    private int size() {
        return Math.min(options.maxRows(), windowSize.rows());
    }

    private void process(Slot slot) throws IOException {
        int size = size();
        try {
            WindowReader.Result result =
                    reader.read(slot.range, size, client.connection().patience());
            if (result instanceof WindowReader.Result.Read read) {
                done(slot, read);
            } else if (result instanceof WindowReader.Result.Cut cut) {
                replace(slot, slot.part(slot.range.upper(cut.at())), slot.part(slot.range.lower(cut.at())));
            }
        } catch (OpikException.TooLarge e) {
            if (size > 1) {
                windowSize.shrink(size);
                replace(slot, slot.part(slot.range));
            } else {
                retreat(slot, size, e);
            }
        } catch (OpikException e) {
            if (!e.mayPass()
                    || client.silence().compareTo(client.connection().patience().total()) > 0) {
                throw e;
            }
            retreat(slot, size, e);
        }
    }

    /** After a failure that did not pass: smaller windows, down to a single row, millisecond or text, which is given up. */
    private void retreat(Slot slot, int size, OpikException e) {
        windowSize.shrink(size);
        Optional<String> middle = middle(slot, size);
        if (middle.isPresent()) {
            replace(
                    slot,
                    slot.suspectPart(slot.range.upper(middle.get()), 1),
                    slot.suspectPart(slot.range.lower(middle.get()), 1));
        } else if (size > 1) {
            replace(slot, slot.suspectPart(slot.range, 0));
        } else {
            MissingRange missing = new MissingRange(slot.range, MissingRange.UNKNOWN, String.valueOf(e.getMessage()));
            Window window = new Window(slot.range, List.of(), "", 0, 0, List.of(missing), reader.noIds());
            done(slot, new WindowReader.Result.Read(window, RowSet.EMPTY, Prover.UNKNOWN));
        }
    }

    /** Where to cut a window that failed; ids without a time tell little of where rows lie, so those are cut when single rows fail. */
    private Optional<String> middle(Slot slot, int size) {
        if (!timed) {
            return size > 1 || slot.halvings == MOST_HALVINGS ? Optional.empty() : slot.range.middleOfTexts();
        }
        return slot.range.lastMillis() > slot.range.fromMillis()
                ? slot.range.middle(time.now().toEpochMilli())
                : Optional.empty();
    }

    private synchronized void done(Slot slot, WindowReader.Result.Read read) {
        KeyRange covered = read.window().range();
        windowSize.learn(read.rows(), lanes());
        frontier.learn(slot.range, covered, read.rows(), read.rangeTotal());
        client.expect(windowSize.bytes(frontier.likelyRows(size(), lanes() == 1)));
        slot.window = read.window();
        slot.answers = read.rows().answers();
        slot.state = Slot.State.DONE;
        String cut = covered.from();
        if (cut != null && !cut.equals(slot.range.from())) {
            KeyRange lower = slot.range.lower(cut);
            if (slots.isLast(slot) && !slot.suspect) {
                frontier.giveBack(lower);
            } else {
                slots.insertBehind(slot, slot.part(lower));
            }
        }
        notifyAll();
    }

    private synchronized void replace(Slot slot, Slot... parts) {
        slots.replace(slot, parts);
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        notifyAll();
    }
}
