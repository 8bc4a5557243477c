package dev.opikexport.exporters.parquet.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at their end, and numbers in them in Parquet's PLAIN encoding, which is little-endian. */
final class Bytes {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SMALLEST = 256;

    private byte[] array;
    private int length;

    Bytes() {
        this(SMALLEST);
    }

    /** None yet, and room for some. */
    Bytes(int room) {
        array = new byte[room];
    }

    static int intAt(byte[] array, int offset) {
        return (int) INT.get(array, offset);
    }

    static long longAt(byte[] array, int offset) {
        return (long) LONG.get(array, offset);
    }

    /** Whether so many bytes are the same. Values are short mostly, for which {@link Arrays#equals} has much to check before it starts. */
    static boolean equal(byte[] a, int fromA, byte[] b, int fromB, int length) {
        int i = 0;
        while (i <= length - Long.BYTES) {
            if (longAt(a, fromA + i) != longAt(b, fromB + i)) {
                return false;
            }
            i += Long.BYTES;
        }
        while (i < length && a[fromA + i] == b[fromB + i]) {
            i++;
        }
        return i == length;
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void addByte(int value) {
        grow(1);
        array[length++] = (byte) value;
    }

    void setByte(int offset, int value) {
        array[offset] = (byte) value;
    }

    void addInt(int value) {
        grow(Integer.BYTES);
        INT.set(array, length, value);
        length += Integer.BYTES;
    }

    void setInt(int offset, int value) {
        INT.set(array, offset, value);
    }

    void addLong(long value) {
        grow(Long.BYTES);
        LONG.set(array, length, value);
        length += Long.BYTES;
    }

    void add(byte[] bytes, int from, int to) {
        grow(to - from);
        System.arraycopy(bytes, from, array, length, to - from);
        length += to - from;
    }

    private void grow(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), (int) Math.min(2L * length, 1 << 30)));
        }
    }
}
