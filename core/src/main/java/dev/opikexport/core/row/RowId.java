package dev.opikexport.core.row;

import dev.opikexport.filter.engine.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of a row, in the order in which the server has ids: that of their UTF-8 bytes. Those of traces and spans are UUIDs in lower case, which
 * are held and compared as numbers; those of threads are any texts.
 */
public final class RowId implements Comparable<RowId> {

    /** That of a row without an id: no character. */
    public static final RowId NONE = new RowId(0, 0, "");

    private static final int UUID_LENGTH = 36;
    private static final int[] HYPHENS = {8, 13, 18, 23};
    /** By the character: what it stands for, or -1. */
    private static final byte[] DIGITS = new byte[128];

    static {
        Arrays.fill(DIGITS, (byte) -1);
        for (byte digit = 0; digit < 16; digit++) {
            DIGITS[Character.forDigit(digit, 16)] = digit;
        }
    }

    private final long high;
    private final long low;
    /** Null if it is a UUID. */
    private final @Nullable String text;

    private RowId(long high, long low, @Nullable String text) {
        this.high = high;
        this.low = low;
        this.text = text;
    }

    /** The id that a text is. */
    public static RowId of(String text) {
        byte[] bytes = text.length() == UUID_LENGTH ? text.getBytes(StandardCharsets.ISO_8859_1) : new byte[0];
        RowId uuid = uuid(bytes, 0, bytes.length);
        return uuid == null ? new RowId(0, 0, text) : uuid;
    }

    /** The id that a JSON string is, given from quote to quote. */
    static RowId of(byte[] json, int from, int to) {
        RowId uuid = uuid(json, from + 1, to - 1);
        return uuid == null ? of(JsonStrings.text(json, from, to)) : uuid;
    }

    /** Whether a text is a UUID in lower case and with its hyphens. */
    public static boolean isUuid(String text) {
        return of(text).isUuid();
    }

    private static @Nullable RowId uuid(byte[] bytes, int from, int to) {
        if (to - from != UUID_LENGTH) {
            return null;
        }
        int hyphens = 0;
        for (int place : HYPHENS) {
            hyphens += bytes[from + place] == '-' ? 1 : 0;
        }
        long first = number(bytes, from, 8);
        long second = number(bytes, from + 9, 4);
        long third = number(bytes, from + 14, 4);
        long fourth = number(bytes, from + 19, 4);
        long fifth = number(bytes, from + 24, 12);
        return hyphens < HYPHENS.length || (first | second | third | fourth | fifth) < 0
                ? null
                : new RowId(first << 32 | second << 16 | third, fourth << 48 | fifth, null);
    }

    /** The number that some digits are; negative if others are among them. */
    private static long number(byte[] bytes, int from, int digits) {
        long number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = bytes[i] < 0 ? -1 : DIGITS[bytes[i]];
            if (digit < 0) {
                return digit;
            }
            number = number << 4 | digit;
        }
        return number;
    }

    /** Whether it is a UUID in lower case and with its hyphens. */
    public boolean isUuid() {
        return text == null;
    }

    /** The first 64 bits of a UUID; 0 if it is none. */
    public long high() {
        return high;
    }

    /** The last 64 bits of a UUID; 0 if it is none. */
    public long low() {
        return low;
    }

    /** Whether it has no character. */
    public boolean isEmpty() {
        return text != null && text.isEmpty();
    }

    @Override
    public int compareTo(RowId other) {
        if (text != null || other.text != null) {
            return compare(toString(), other.toString());
        }
        int order = Long.compareUnsigned(high, other.high);
        return order == 0 ? Long.compareUnsigned(low, other.low) : order;
    }

    /** Order by code points, which is that of UTF-8 bytes. */
    public static int compare(String a, String b) {
        return Texts.compareUtf8(a, b);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowId id && compareTo(id) == 0;
    }

    @Override
    public int hashCode() {
        return text == null ? Long.hashCode(high ^ low) : text.hashCode();
    }

    /** The text of the id. */
    @Override
    public String toString() {
        return text == null ? new UUID(high, low).toString() : text;
    }
}
