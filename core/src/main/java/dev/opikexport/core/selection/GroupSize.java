package dev.opikexport.core.selection;

/**
 * How many traces to ask for at once, so that neither many requests nor many unwanted spans come: traces that lie close together in
 * large groups, traces with thousands of others between them one by one.
 */
public final class GroupSize {

    private static final int FIRST = 64;
    /** A group of more spans is no cheaper by the row. */
    private static final long MOST_SPANS = 50_000;
    /** What a request costs, in spans that come along. */
    private static final long REQUEST = 500;
    /** Groups to go on with one by one before larger ones are tried again. */
    private static final int PAUSE = 8;

    private int size = FIRST;
    private int pause;
    private double spansPerTrace = 10;

    /** Nothing is known yet. */
    public GroupSize() {}

    /** How many to try next. */
    public int next(int left) {
        if (size == 1 && pause-- > 0) {
            return 1;
        }
        return Math.min(left, Math.max(2, size));
    }

    /** Whether a group of several traces is worth it, if so many spans come with it. */
    public boolean isWorthwhile(int traces, long spans) {
        double unwanted = spans - traces * spansPerTrace;
        return spans <= MOST_SPANS && unwanted <= REQUEST * (traces - 1.0);
    }

    /** The group was not worth it. */
    public int smaller(int traces) {
        size = Math.max(1, traces / 4);
        pause = PAUSE;
        return size;
    }

    /** A group was read. */
    public void learn(int traces, long read, long matching) {
        spansPerTrace += ((double) matching / traces - spansPerTrace) / 4;
        if (traces >= size && read < MOST_SPANS / 2) {
            size = traces == 1 ? 1 : 2 * traces;
        }
    }
}
