package dev.opikexport.exporters.parquet.column;

import java.util.Arrays;

/** Small numbers in a row, such as levels, which often repeat: each with how often it comes. The last run is at hand, the others in arrays. */
final class Runs {

    private static final int SMALLEST = 16;

    private int[] values = new int[SMALLEST];
    private int[] lengths = new int[SMALLEST];
    private int ended;
    private int value;
    private int length;

    void clear() {
        ended = 0;
        length = 0;
    }

    void add(int added) {
        if (added != value) {
            startRun(added);
        }
        length++;
    }

    void add(int added, int times) {
        if (added != value) {
            startRun(added);
        }
        length += times;
    }

    private void startRun(int added) {
        endRun();
        value = added;
    }

    private void endRun() {
        if (length == 0) {
            return;
        }
        if (ended == values.length) {
            values = Arrays.copyOf(values, 2 * ended);
            lengths = Arrays.copyOf(lengths, 2 * ended);
        }
        values[ended] = value;
        lengths[ended] = length;
        ended++;
        length = 0;
    }

    /** How many runs there are, numbered from 0. */
    int count() {
        endRun();
        return ended;
    }

    int value(int run) {
        return values[run];
    }

    int length(int run) {
        return lengths[run];
    }

    /** Adds them to bytes as Parquet's hybrid of run lengths and bit packing. */
    void encode(int bitWidth, Bytes out) {
        HybridEncoder encoder = new HybridEncoder(bitWidth, out);
        int count = count();
        for (int run = 0; run < count; run++) {
            encoder.add(values[run], lengths[run]);
        }
        encoder.finish();
    }
}
