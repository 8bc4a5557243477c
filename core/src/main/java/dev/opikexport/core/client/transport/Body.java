package dev.opikexport.core.client.transport;

import dev.opikexport.core.client.OpikException;

/**
 * The bytes of an answer while they come. Few servers say how many there will be, but windows are much alike: room for one as large as the
 * last one is taken at once, so that large answers are not copied from array to array.
 */
final class Body {

    private static final int FIRST = 64 << 10;

    private final Buffers buffers;
    private final long maxBytes;
    private byte[] bytes;
    private int length;

    /**
     * @param buffers of all answers of a server
     * @param said how many bytes the server says there are; negative if it does not
     * @param maxBytes the most to take
     */
    Body(Buffers buffers, long said, long maxBytes) {
        this.buffers = buffers;
        this.maxBytes = maxBytes;
        this.bytes = buffers.take(said < 0 ? FIRST : Math.min(said, maxBytes) + 1);
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
            if (length == Buffers.LARGEST_ARRAY) {
                throw new OpikException.TooLarge("The answer is larger than 2 GB");
            }
            byte[] larger = buffers.takeMore(length);
            System.arraycopy(bytes, 0, larger, 0, length);
            bytes = larger;
        }
    }

    /** No more bytes come: a zero byte behind them, where an answer before may have left others, ends what is read. */
    void end() {
        bytes[length] = 0;
        buffers.learn(length);
    }
}
