package dev.opikexport.cli.stats;

import java.util.Arrays;
import java.util.List;

/**
 * Durations in milliseconds. As long as they are not too many, all are kept, 8 bytes each, and quantiles are exact; beyond that they are
 * those of a {@link LatencySketch}.
 */
final class Durations {

    /** These take 16 MB. */
    static final int MOST_EXACT = 2_000_000;

    private static final int FIRST = 1024;
    private static final double[] NONE = {};

    private final int most;
    private final LatencySketch sketch = new LatencySketch();
    /** Of no length once there were too many. */
    private double[] all = new double[FIRST];

    private int length;
    private boolean sorted = true;

    Durations() {
        this(MOST_EXACT);
    }

    /** Keeps at most so many. */
    Durations(int most) {
        this.most = most;
    }

    void add(double millis) {
        sketch.add(millis);
        if (sketch.count() > most) {
            all = NONE;
            length = 0;
            return;
        }
        if (length == all.length) {
            all = Arrays.copyOf(all, Math.min(most, 2 * length));
        }
        all[length++] = millis;
        sorted = false;
    }

    long count() {
        return sketch.count();
    }

    /** Whether quantiles are exact. */
    boolean isExact() {
        return length == count();
    }

    /** The longest; negative infinity if there are none. */
    double max() {
        return sketch.max();
    }

    /**
     * The quantile of a share, between two durations in proportion, as {@code quantile_cont} of DuckDB and other databases: exact, or to
     * one percent. Not for no durations.
     */
    double quantile(double share) {
        if (!isExact()) {
            return sketch.quantile(share);
        }
        if (!sorted) {
            Arrays.sort(all, 0, length);
            sorted = true;
        }
        double place = (length - 1) * share;
        int below = (int) Math.floor(place);
        double low = all[below];
        return low + (all[Math.min(below + 1, length - 1)] - low) * (place - below);
    }

    /** The distribution in so many bars at most. */
    List<LatencySketch.Bar> bars(int number) {
        return sketch.bars(number);
    }
}
