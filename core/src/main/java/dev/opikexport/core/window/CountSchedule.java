package dev.opikexport.core.window;

import dev.opikexport.core.window.key.KeyRange;
import org.jspecify.annotations.Nullable;

/** When the windows that are handed out are counted a second time; for one thread. */
public final class CountSchedule implements AutoCloseable {

    /** So many full windows are handed out before a count of their rows begins. */
    private static final int WINDOWS_PER_COUNT = 10;
    /** Near the end one begins when the rest is such a part of its rows, so that there is little to count behind the last window. */
    private static final int LAST_PART = 4;

    private final int queries;
    private final long began;
    private final int pageSize;
    private Unconfirmed unconfirmed;
    /** How many rows were counted, or are being counted. */
    private long counted;
    /** The rows of the last count; 0 before the first one. */
    private long lastCount;
    /** Of windows before the unconfirmed ones; null if none runs. */
    private @Nullable RunningCount running;

    /**
     * Nothing was handed out yet.
     *
     * @param queries how many queries select the rows
     * @param began the millisecond since 1970 at which the run began
     * @param pageSize the most rows of a window
     */
    public CountSchedule(int queries, long began, int pageSize) {
        this.queries = queries;
        this.began = began;
        this.pageSize = pageSize;
        this.unconfirmed = new Unconfirmed(queries, began);
    }

    /** Adds the window below. */
    public void add(Window window) {
        unconfirmed.add(window);
    }

    /** Whether so many rows wait that they should be counted before more are handed out. */
    public boolean isDue() {
        return unconfirmed.rows() >= (long) WINDOWS_PER_COUNT * pageSize;
    }

    /**
     * Whether a count that runs beside the last windows should begin. It need not, if so little came, and will come, since
     * the last count that the end can count it.
     *
     * @param expected how many rows there are in all
     */
    public boolean isLastDue(long expected) {
        long rows = unconfirmed.rows();
        long rest = expected - counted - rows;
        return rows >= pageSize && rest > 0 && rest <= rows / LAST_PART && rows + rest > lastCount / LAST_PART;
    }

    /** Begins to count what waits; nothing else may be running. */
    public void begin(WindowStream stream) {
        running = RunningCount.start(stream, take());
    }

    /** What waits to be counted; from now on it does not. */
    public Unconfirmed take() {
        Unconfirmed taken = unconfirmed;
        lastCount = taken.rows();
        counted += lastCount;
        unconfirmed = new Unconfirmed(queries, began);
        return taken;
    }

    /** The count that runs, for whoever waits for it; null if none does. */
    public @Nullable RunningCount takeRunning() {
        RunningCount taken = running;
        running = null;
        return taken;
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return unconfirmed.isEmpty();
    }

    /** The ids of what waits. */
    public KeyRange range() {
        return unconfirmed.range();
    }

    /** Nobody wants to know any more. */
    @Override
    public void close() {
        if (running != null) {
            running.cancel();
        }
    }
}
