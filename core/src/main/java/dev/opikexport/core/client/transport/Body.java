package dev.opikexport.core.client.transport;

import dev.opikexport.core.client.OpikException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bytes of an answer while they come. Few servers say how many there will be, but windows are much alike: room for one as large as the
 * last one is taken at once, so that large answers are not copied from array to array.
 */
final class Body {

    private static final int FIRST = 64 << 10;
    private static final int LARGE = 1 << 20;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    /** Part of the last answer by which the next may be larger. */
    private static final int SPARE = 16;

    private final AtomicInteger lastLarge;
    private final long maxBytes;
    private byte[] bytes;
    private int length;

    /**
     * @param lastLarge the length of the last large answer, shared by all answers of a server
     * @param said how many bytes the server says there are; negative if it does not
     * @param maxBytes the most to take
     */
    Body(AtomicInteger lastLarge, long said, long maxBytes) {
        this.lastLarge = lastLarge;
        this.maxBytes = maxBytes;
        this.bytes = new byte[(int) Math.min(LARGEST_ARRAY, said < 0 ? FIRST : Math.min(said, maxBytes) + 1)];
    }

    /** Where the next bytes belong, from {@link #length()} on; there is room for at least one. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int room() {
        return bytes.length - length;
    }

    /** Counts bytes that came. */
    void add(int count) throws OpikException {
        length += count;
        if (length > maxBytes) {
            throw new OpikException.TooLarge("The answer is larger than " + maxBytes + " bytes");
        }
        if (room() == 0) {
            if (length == LARGEST_ARRAY) {
                throw new OpikException.TooLarge("The answer is larger than 2 GB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST_ARRAY, larger()));
        }
    }

    private long larger() {
        long usual = lastLarge.get() + (long) lastLarge.get() / SPARE + 1;
        return length >= LARGE && usual > length ? usual : 2L * length;
    }

    /** No more bytes come. */
    void end() {
        if (length >= LARGE) {
            lastLarge.set(length);
        }
    }
}
