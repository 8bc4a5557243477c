package dev.opikexport.emulator.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds the bytes of one row after the other, without an object per row. Not safe for several threads. */
public final class JsonBytes {

    private static final int MAX_CUTS = 50;
    private static final int CUT_BYTES = 5;

    private byte[] bytes = new byte[8192];
    private int length;
    private final int[] cutStarts = new int[MAX_CUTS];
    private final int[] cutLengths = new int[MAX_CUTS];
    private int cuts;

    /** Begins the next row. */
    public JsonBytes clear() {
        length = 0;
        cuts = 0;
        return this;
    }

    /** Adds text as it is. */
    public JsonBytes add(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return add(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Adds bytes as they are. */
    public JsonBytes add(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Adds a whole number. */
    public JsonBytes add(long number) {
        return add(Long.toString(number));
    }

    /**
     * Adds a positive decimal with all its digits, and notes the zeros that searches leave out.
     *
     * @param unscaled the digits
     * @param scale how many of them stand after the point
     */
    public JsonBytes addDecimal(long unscaled, int scale) {
        String digits = Long.toString(unscaled);
        String padded = "0".repeat(Math.max(0, scale + 1 - digits.length())) + digits;
        add(padded.substring(0, padded.length() - scale));
        int point = length;
        add(".").add(padded.substring(padded.length() - scale));
        int end = length;
        while (bytes[end - 1] == '0') {
            end--;
        }
        int start = end == point + 1 ? point : end;
        if (start < length) {
            cutStarts[cuts] = start;
            cutLengths[cuts++] = length - start;
        }
        return this;
    }

    /** The number of bytes of the row. */
    public int length() {
        return length;
    }

    /** Appends the row and its cuts to a file. */
    public PackedPlace appendTo(PackedFile file) {
        int rowLength = length;
        ensure(cuts * CUT_BYTES);
        for (int i = 0; i < cuts; i++) {
            int start = cutStarts[i];
            bytes[length++] = (byte) (start >> 16);
            bytes[length++] = (byte) (start >> 8);
            bytes[length++] = (byte) start;
            bytes[length++] = (byte) (cutLengths[i] >> 8);
            bytes[length++] = (byte) cutLengths[i];
        }
        return new PackedPlace(file, file.append(bytes, length), rowLength, cuts);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
