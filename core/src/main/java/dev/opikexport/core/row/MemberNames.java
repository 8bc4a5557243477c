package dev.opikexport.core.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the slot of a member by the bytes of its name. The server writes members in one order, so the member that
 * followed last time is tried first. Not for use by several threads.
 */
final class MemberNames {

    static final int UNKNOWN = -1;

    private final byte[][] names;
    private final int[] successors;
    private int last;

    MemberNames(List<String> names) {
        this.names = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.successors = new int[names.size() + 1];
        this.last = names.size();
    }

    void startRow() {
        last = names.length;
    }

    /** The slot of the name between two offsets, without quotes, or {@link #UNKNOWN}. */
    int slot(byte[] bytes, int from, int to) {
        int guess = successors[last];
        if (!Arrays.equals(names[guess], 0, names[guess].length, bytes, from, to)) {
            guess = search(bytes, from, to);
            if (guess == UNKNOWN) {
                return UNKNOWN;
            }
            successors[last] = guess;
        }
        last = guess;
        return guess;
    }

    private int search(byte[] bytes, int from, int to) {
        for (int slot = 0; slot < names.length; slot++) {
            if (Arrays.equals(names[slot], 0, names[slot].length, bytes, from, to)) {
                return slot;
            }
        }
        return UNKNOWN;
    }
}
