package dev.opikexport.core.window;

import dev.opikexport.core.window.key.RowSet;

/** How many rows a window asks for, so that its answer stays near a number of bytes. Safe for several threads. */
final class WindowSize {

    private static final int FIRST_ROWS = 100;
    private static final int GROWTH = 50;
    private static final int SHRINK = 8;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final long budget;
    private final int maxRows;
    private int rows;
    private long average;

    /**
     * @param budget bytes to aim at, of an answer or of all that come at a time
     * @param maxRows never more than these
     */
    WindowSize(long budget, int maxRows) {
        this.budget = budget;
        this.maxRows = maxRows;
        this.rows = Math.min(FIRST_ROWS, maxRows);
    }

    /** The rows to ask for now. */
    synchronized int rows() {
        return rows;
    }

    /** How many bytes so many rows probably are, going by those that came last; 0 before any came. */
    synchronized long bytes(int ofRows) {
        return average * ofRows;
    }

    /** The largest answer to take for so many rows: a single row is taken whatever its size. */
    long answerBytes(int asked) {
        return asked == 1 ? LARGEST_ARRAY : Math.min(2 * budget, LARGEST_ARRAY);
    }

    /**
     * Takes in how large rows are.
     *
     * @param lanes how many windows are read at a time
     */
    synchronized void learn(RowSet read, int lanes) {
        if (!read.isEmpty()) {
            average = Math.max(1, read.bytes() / read.rows().size());
            long fitting = WindowOptions.share(budget, lanes) / average;
            rows = (int) Math.max(1, Math.min(fitting, Math.min(maxRows, (long) rows * GROWTH)));
        }
    }

    /** An answer for so many rows was too large, or too much for the server. */
    synchronized void shrink(int asked) {
        rows = Math.max(1, Math.min(rows, asked / SHRINK));
    }
}
