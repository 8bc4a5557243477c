package dev.opikexport.exporters.parquet.column;

import java.util.Arrays;

/** Small numbers in a row, such as levels, which often repeat: each with how often it comes. */
final class Runs {

    private static final int SMALLEST = 16;

    private int[] values = new int[SMALLEST];
    private int[] lengths = new int[SMALLEST];
    private int runs;

    void clear() {
        runs = 0;
    }

    void add(int value) {
        add(value, 1);
    }

    void add(int value, int times) {
        int last = runs - 1;
        if (last >= 0 && values[last] == value) {
            lengths[last] += times;
            return;
        }
        if (runs == values.length) {
            values = Arrays.copyOf(values, 2 * runs);
            lengths = Arrays.copyOf(lengths, 2 * runs);
        }
        values[runs] = value;
        lengths[runs] = times;
        runs++;
    }

    /** How many runs there are, numbered from 0. */
    int count() {
        return runs;
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
        for (int run = 0; run < runs; run++) {
            encoder.add(values[run], lengths[run]);
        }
        encoder.finish();
    }
}
