package dev.opikexport.core.window;

import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.Keys;
import dev.opikexport.core.window.key.RowSet;
import dev.opikexport.core.window.proof.Prover;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The part of the range for which no window is planned yet, and what was learnt of how dense rows lie. Windows are taken from its upper end.
 */
final class Frontier {

    /** Windows that are read side by side should seldom be overfull, for the rest of one costs a request of its own. */
    private static final double ASIDE = 0.8;
    /** Windows that follow one another should seldom be underfull: what one leaves over, the next one takes. */
    private static final double ALONE = 2.0;
    /** What a window without rows counts as, so that the next one is wider by far. */
    private static final double NONE = 0.1;

    private final boolean timed;
    private @Nullable KeyRange rest;
    private double rowsPerMilli;
    private long remaining = Prover.UNKNOWN;
    private final KeyRange all;
    private long total = Prover.UNKNOWN;

    /**
     * @param timed whether ids hold a time, so that a part of the range can be guessed
     */
    Frontier(KeyRange range, boolean timed) {
        this.all = range;
        this.rest = range.isEmpty() ? null : range;
        this.timed = timed;
    }

    /** How many rows the whole range has; nothing before that was counted. */
    OptionalLong total() {
        return total == Prover.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(total);
    }

    boolean hasRest() {
        return rest != null;
    }

    /** Whether enough is known to plan several windows. */
    boolean isReady() {
        return rowsPerMilli > 0;
    }

    /** How many rows the next window probably holds if it may hold so many. */
    int likelyRows(int most, boolean alone) {
        int likely = alone ? most : (int) (most * ASIDE);
        return remaining == Prover.UNKNOWN ? likely : (int) Math.min(likely, remaining);
    }

    /**
     * The next window's range.
     *
     * @param rows that it should hold
     * @param alone whether it is read alone
     */
    KeyRange next(int rows, boolean alone) {
        KeyRange open = Objects.requireNonNull(rest, "nothing is left");
        double wanted = rows * (alone ? ALONE : ASIDE);
        boolean fits = remaining != Prover.UNKNOWN && remaining < rows;
        double millis = Math.ceil(wanted / rowsPerMilli);
        if (!timed || !isReady() || fits || millis >= open.lastMillis() - open.fromMillis()) {
            rest = null;
            return open;
        }
        String cut = Keys.startOf(open.lastMillis() - (long) millis + 1);
        rest = open.lower(cut);
        return open.upper(cut);
    }

    /** Takes back the lower part of the last window. */
    void giveBack(KeyRange lower) {
        rest = rest == null ? lower : new KeyRange(rest.from(), lower.below());
    }

    /**
     * Learns from a window.
     *
     * @param asked the range that was asked for
     * @param covered the part that was read
     */
    void learn(KeyRange asked, KeyRange covered, RowSet rows, long rangeTotal) {
        if (asked.equals(all) && rangeTotal != Prover.UNKNOWN) {
            total = rangeTotal;
            remaining = rangeTotal - rows.distinct();
        } else if (remaining != Prover.UNKNOWN) {
            remaining = Math.max(0, remaining - rows.distinct());
        }
        if (timed && covered.from() != null && (covered.below() != null || !rows.isEmpty())) {
            long last = covered.below() != null ? covered.lastMillis() : Keys.millis(rows.first());
            rowsPerMilli = Math.max(NONE, rows.distinct()) / (last - covered.fromMillis() + 1);
        }
    }
}
