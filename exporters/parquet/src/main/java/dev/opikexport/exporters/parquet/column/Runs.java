package dev.opikexport.exporters.parquet.column;

import java.util.Arrays;

/** Small numbers in a row, such as levels, which often repeat: each with how often it comes. The last run is at hand, the others in an array. */
final class Runs {

    private static final int SMALLEST = 16;
    private static final int VALUE_BITS = 8;
    private static final int LONGEST = Integer.MAX_VALUE >> VALUE_BITS;

    /** The value of each in the lowest bits, its length above. */
    private int[] runs = new int[SMALLEST];

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
        while (length > 0) {
            if (ended == runs.length) {
                runs = Arrays.copyOf(runs, 2 * ended);
            }
            int part = Math.min(length, LONGEST);
            runs[ended++] = part << VALUE_BITS | value;
            length -= part;
        }
    }

    /** Adds them to bytes as Parquet's hybrid of run lengths and bit packing. */
    void encode(int bitWidth, Bytes out) {
        endRun();
        HybridEncoder encoder = new HybridEncoder(bitWidth, out);
        for (int i = 0; i < ended; i++) {
            encoder.add(runs[i] & ((1 << VALUE_BITS) - 1), runs[i] >>> VALUE_BITS);
        }
        encoder.finish();
    }
}
