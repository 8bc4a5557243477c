package dev.opikexport.exporters.parquet.column;

import dev.opikexport.core.row.EightBytes;
import java.util.Arrays;

/** The different values of a column in a row group, numbered from 0. */
final class Dictionary {

    private static final int SMALLEST = 64;
    /** Numbers below this, such as counts of tokens, are looked up without a search. */
    private static final int LOW = 1 << 14;

    private final boolean withLengths;
    private final Bytes plain = new Bytes();
    /** Where each value ends in the PLAIN bytes. */
    private int[] ends = new int[SMALLEST];

    private int[] hashes = new int[SMALLEST];
    private int[] table = new int[4 * SMALLEST];
    private int size;
    /** The value that followed each of them last time: texts often come in turns. */
    private int[] followers = new int[SMALLEST];

    private int last;
    /** By a low number: one more than its place among the values, or 0. */
    private int[] low = {};

    /** @param withLengths whether values differ in length, and PLAIN says it before each */
    Dictionary(boolean withLengths) {
        this.withLengths = withLengths;
    }

    /**
     * The values so far, which other threads may read while more are added.
     *
     * @param plain the values in PLAIN encoding
     * @param plainLength the bytes that count
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares dictionaries.
    record Snapshot(byte[] plain, int plainLength, int[] ends, int size) {

        /** Adds the PLAIN bytes of a value. */
        void addTo(Bytes values, int number) {
            values.add(plain, number == 0 ? 0 : ends[number - 1], ends[number]);
        }
    }

    Snapshot snapshot() {
        return new Snapshot(plain.array(), plain.length(), ends, size);
    }

    int size() {
        return size;
    }

    /** The number of the text that was asked for last. */
    int last() {
        return last;
    }

    /** The bytes of all values in PLAIN encoding. */
    int plainLength() {
        return plain.length();
    }

    /** The number of a value, which is added if it is new. */
    int number(byte[] bytes, int from, int to) {
        int guess = followers[last];
        if (guess >= size || !isValue(guess, bytes, from, to)) {
            guess = find(bytes, from, to);
            followers[last] = guess;
        }
        last = guess;
        return guess;
    }

    /** The number of a value of the type INT64, or of INT32 if it has four bytes, which is added if it is new. */
    int number(long value, int width) {
        if (value >= 0 && value < low.length && low[(int) value] != 0) {
            return low[(int) value] - 1;
        }
        int number = find(value, width);
        if (value >= 0 && value < LOW) {
            if (value >= low.length) {
                low = Arrays.copyOf(low, Math.max(SMALLEST, 2 * Integer.highestOneBit((int) value)));
            }
            low[(int) value] = number + 1;
        }
        return number;
    }

    private int find(long value, int width) {
        int hash = hash(value);
        int mask = table.length - 1;
        int place = hash & mask;
        while (table[place] != 0) {
            int candidate = table[place] - 1;
            if (isValue(candidate, value, width)) {
                return candidate;
            }
            place = place + 1 & mask;
        }
        table[place] = size + 1;
        if (width == Long.BYTES) {
            plain.addLong(value);
        } else {
            plain.addInt((int) value);
        }
        return add(hash);
    }

    private int find(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int mask = table.length - 1;
        int place = hash & mask;
        while (table[place] != 0) {
            int candidate = table[place] - 1;
            if (hashes[candidate] == hash && isValue(candidate, bytes, from, to)) {
                return candidate;
            }
            place = place + 1 & mask;
        }
        table[place] = size + 1;
        if (withLengths) {
            plain.addInt(to - from);
        }
        plain.add(bytes, from, to);
        return add(hash);
    }

    /** Counts a value whose bytes are there. */
    private int add(int hash) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            followers = Arrays.copyOf(followers, 2 * size);
        }
        ends[size] = plain.length();
        hashes[size] = hash;
        size++;
        if (4 * size > 2 * table.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        table = new int[2 * table.length];
        int mask = table.length - 1;
        for (int value = 0; value < size; value++) {
            int place = hashes[value] & mask;
            while (table[place] != 0) {
                place = place + 1 & mask;
            }
            table[place] = value + 1;
        }
    }

    private boolean isValue(int value, byte[] bytes, int from, int to) {
        int start = (value == 0 ? 0 : ends[value - 1]) + (withLengths ? Integer.BYTES : 0);
        return ends[value] - start == to - from && EightBytes.equal(plain.array(), start, bytes, from, to - from);
    }

    private boolean isValue(int candidate, long value, int width) {
        return width == Long.BYTES
                ? EightBytes.at(plain.array(), Long.BYTES * candidate) == value
                : Bytes.intAt(plain.array(), Integer.BYTES * candidate) == value;
    }

    private static int hash(long value) {
        long hash = value * 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash ^ hash >>> 32);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < Long.BYTES) {
            return hash(EightBytes.few(bytes, from, length) + length);
        }
        long hash = length;
        int last = to - Long.BYTES;
        for (int i = from; i < last; i += Long.BYTES) {
            hash = (hash ^ EightBytes.at(bytes, i)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        return hash(hash ^ EightBytes.at(bytes, last));
    }
}
