package dev.opikexport.core.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array as one number, the first of them in its lowest byte, so that they are looked at together. */
public final class EightBytes {

    /** 1 in each byte: times a character, that character in each. */
    public static final long ONES = 0x0101_0101_0101_0101L;

    static final long HIGH_BITS = ONES << 7;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    /** The bytes from an offset on. */
    public static long at(byte[] bytes, int offset) {
        return (long) EIGHT.get(bytes, offset);
    }

    /** Puts eight bytes there. */
    public static void put(byte[] bytes, int offset, long eight) {
        EIGHT.set(bytes, offset, eight);
    }

    /**
     * Looks for a character.
     *
     * @param character in each byte
     * @return 0 if none of the bytes is it; else the high bit of the first that is, and perhaps some of bytes behind it
     */
    public static long find(long eight, long character) {
        long others = eight ^ character;
        return (others - ONES) & ~others & HIGH_BITS;
    }

    /** The number, from 0, of the lowest byte with a high bit: counting trailing zeros would be slow before the second compiler. */
    public static int indexOfFirst(long highBits) {
        return (int) ((((highBits - 1) & ~highBits & ONES) * ONES) >>> 56) - 1;
    }

    /**
     * Whether so many bytes are the same. They are few mostly, for which {@link java.util.Arrays#equals(byte[], byte[])} has much to check
     * before it starts.
     */
    public static boolean equal(byte[] a, int fromA, byte[] b, int fromB, int length) {
        int last = length - Long.BYTES;
        if (last < 0) {
            return few(a, fromA, length) == few(b, fromB, length);
        }
        for (int i = 0; i < last; i += Long.BYTES) {
            if (at(a, fromA + i) != at(b, fromB + i)) {
                return false;
            }
        }
        return at(a, fromA + last) == at(b, fromB + last);
    }

    /** A number for fewer than eight bytes: another for others, if they are as many. */
    public static long few(byte[] bytes, int from, int length) {
        if (length >= Integer.BYTES) {
            long first = (int) FOUR.get(bytes, from);
            return first << Integer.SIZE | ((int) FOUR.get(bytes, from + length - Integer.BYTES) & 0xffff_ffffL);
        }
        long number = 0;
        for (int i = from; i < from + length; i++) {
            number = number << Byte.SIZE | (bytes[i] & 0xff);
        }
        return number;
    }
}
