package dev.opikexport.core.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the number of an object's member by the bytes of its name. The server writes members in one order, so the member that
 * followed last time is tried first. Not for use by several threads.
 */
public final class MemberNames {

    /** The answer for other names. */
    public static final int UNKNOWN = -1;

    /** With their quotes, so that none is the start of another. */
    private final byte[][] names;
    /** The same in words of eight bytes, which are compared at once; zeros behind the end. */
    private final long[][] words;
    /** The bits of a name's last word that count. */
    private final long[] lastBits;

    private final int[] successors;
    private int last;

    /** The names, numbered from 0; without characters that JSON has to escape. */
    public MemberNames(List<String> names) {
        this.names = names.stream()
                .map(name -> ('"' + name + '"').getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.words = new long[this.names.length][];
        this.lastBits = new long[this.names.length];
        for (int slot = 0; slot < words.length; slot++) {
            byte[] name = this.names[slot];
            int count = (name.length + Long.BYTES - 1) / Long.BYTES;
            byte[] padded = Arrays.copyOf(name, count * Long.BYTES);
            words[slot] = new long[count];
            Arrays.setAll(words[slot], i -> EightBytes.at(padded, i * Long.BYTES));
            lastBits[slot] = -1L >>> (Byte.SIZE * (padded.length - name.length));
        }
        this.successors = new int[names.size() + 1];
        this.last = names.size();
    }

    /** Starts with another object. */
    public void startObject() {
        last = names.length;
    }

    /** The number of the member whose name, quotes and all, stands at an offset, or {@link #UNKNOWN}. */
    public int slot(byte[] bytes, int from) {
        int guess = successors[last];
        if (!standsAt(bytes, from, guess)) {
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
            if (standsAt(bytes, from, slot)) {
                return slot;
            }
        }
        return UNKNOWN;
    }

    private boolean standsAt(byte[] bytes, int from, int slot) {
        long[] name = words[slot];
        if (bytes.length - from < Long.BYTES * name.length) {
            return startsWith(bytes, from, names[slot]);
        }
        int last = name.length - 1;
        int offset = from;
        for (int i = 0; i < last; i++) {
            if (EightBytes.at(bytes, offset) != name[i]) {
                return false;
            }
            offset += Long.BYTES;
        }
        return (EightBytes.at(bytes, offset) & lastBits[slot]) == name[last];
    }

    /** Near the end of an answer there are no eight bytes more. */
    private static boolean startsWith(byte[] bytes, int from, byte[] name) {
        return bytes.length - from >= name.length
                && Arrays.equals(bytes, from, from + name.length, name, 0, name.length);
    }
}
