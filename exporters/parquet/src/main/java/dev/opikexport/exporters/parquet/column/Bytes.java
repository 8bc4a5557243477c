package dev.opikexport.exporters.parquet.column;

import dev.opikexport.core.row.EightBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at their end, and numbers in them in Parquet's PLAIN encoding, which is little-endian. */
final class Bytes {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SMALLEST = 256;

    private final int start;
    /** The size of an array with room for all that there usually are. */
    private final int usual;

    private byte[] array;
    private int end;

    Bytes() {
        this(0, 0, 0);
    }

    /**
     * None yet.
     *
     * @param front room for others in front of them
     * @param room for how many at first
     * @param usual how many there are at most as a rule: room for more is made only when it is needed; 0 if nobody knows
     */
    Bytes(int front, int room, int usual) {
        this.array = new byte[front + room];
        this.start = front;
        this.end = front;
        this.usual = front + usual;
    }

    static int intAt(byte[] array, int offset) {
        return (int) INT.get(array, offset);
    }

    /** What holds the bytes, from {@link #start()} to {@link #end()}. */
    byte[] array() {
        return array;
    }

    /** The offset of the first byte, which is 0 but for those that have room in front of them. */
    int start() {
        return start;
    }

    /** The offset behind the last byte. */
    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    void clear() {
        end = start;
    }

    /** Puts others in front of these, for which there must be room; returns the offset of their first byte. */
    int putInFront(Bytes others) {
        int from = start - others.length();
        System.arraycopy(others.array, others.start, array, from, others.length());
        return from;
    }

    void addByte(int value) {
        grow(1);
        array[end++] = (byte) value;
    }

    void setByte(int offset, int value) {
        array[offset] = (byte) value;
    }

    void addInt(int value) {
        grow(Integer.BYTES);
        INT.set(array, end, value);
        end += Integer.BYTES;
    }

    void setInt(int offset, int value) {
        INT.set(array, offset, value);
    }

    void addLong(long value) {
        grow(Long.BYTES);
        EightBytes.put(array, end, value);
        end += Long.BYTES;
    }

    void add(byte[] bytes, int from, int to) {
        grow(to - from);
        System.arraycopy(bytes, from, array, end, to - from);
        end += to - from;
    }

    private void grow(int more) {
        if (array.length - end < more) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(end, more), larger()));
        }
    }

    private int larger() {
        int doubled = Math.max(SMALLEST, (int) Math.min(2L * end, 1 << 30));
        return end < usual && doubled > usual - usual / 4 ? usual : doubled;
    }
}
