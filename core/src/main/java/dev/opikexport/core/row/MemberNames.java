package dev.opikexport.core.row;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds the slot of a member by the bytes of its name. The server writes members in one order, so the member that
 * followed last time is tried first. Not for use by several threads.
 */
final class MemberNames {

    static final int UNKNOWN = -1;

    /** With their quotes, so that none is the start of another. */
    private final byte[][] names;

    private final int[] successors;
    private int last;

    MemberNames(List<String> names) {
        this.names = names.stream()
                .map(name -> ('"' + name + '"').getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.successors = new int[names.size() + 1];
        this.last = names.size();
    }

    void startRow() {
        last = names.length;
    }

    /** The slot of the member whose name, quotes and all, stands at an offset, or {@link #UNKNOWN}. */
    int slot(byte[] bytes, int from) {
        int guess = successors[last];
        if (!standsAt(bytes, from, names[guess])) {
            guess = search(bytes, from);
            if (guess == UNKNOWN) {
                return UNKNOWN;
            }
            successors[last] = guess;
        }
        last = guess;
        return guess;
    }

    /** The bytes of a slot's name with its quotes. */
    int length(int slot) {
        return names[slot].length;
    }

    private int search(byte[] bytes, int from) {
        for (int slot = 0; slot < names.length; slot++) {
            if (standsAt(bytes, from, names[slot])) {
                return slot;
            }
        }
        return UNKNOWN;
    }

    private static boolean standsAt(byte[] bytes, int from, byte[] name) {
        if (bytes.length - from < name.length) {
            return false;
        }
        int i = 0;
        while (i < name.length && bytes[from + i] == name[i]) {
            i++;
        }
        return i == name.length;
    }
}
