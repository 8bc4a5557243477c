package dev.opikexport.core.client.transport;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Room for large answers, used again once their rows are written: fresh arrays of this size would keep the garbage collector busy. Safe for
 * several threads.
 */
final class Buffers {

    /** From here on arrays are worth being kept. */
    static final int LARGE = 1 << 20;

    static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int MOST_FREE = 2;
    /** An array may be larger than what is asked for by this factor. */
    private static final int SLACK = 4;

    private final Deque<byte[]> free = new ArrayDeque<>();
    private int usual;

    /** An array with that much room at least, with anything in it. */
    synchronized byte[] take(long room) {
        return room < LARGE ? new byte[(int) room] : large(room);
    }

    /** An array for an answer that needs more room than this, with anything in it: at once as much as large answers usually need. */
    synchronized byte[] takeMore(int room) {
        return large(2L * room);
    }

    private byte[] large(long room) {
        long wanted = Math.max(room, usual);
        for (byte[] array : free) {
            if (array.length > wanted && array.length / SLACK <= wanted) {
                free.remove(array);
                return array;
            }
        }
        // A little more, so that it serves for the next ones too.
        return new byte[(int) Math.min(LARGEST_ARRAY, wanted + wanted / 16)];
    }

    /** Is told how large answers will be, which counts until one of them was. */
    synchronized void expect(long length) {
        if (usual == 0 && length >= LARGE) {
            usual = (int) Math.min(LARGEST_ARRAY, length);
        }
    }

    /** Learns how large answers are. */
    synchronized void learn(int length) {
        if (length >= LARGE) {
            usual = length;
        }
    }

    /** Takes an array back: nobody may use it any more. */
    synchronized void giveBack(byte[] array) {
        assert spoil(array);
        if (array.length >= LARGE) {
            if (free.size() == MOST_FREE) {
                free.removeLast();
            }
            free.addFirst(array);
        }
    }

    /** Whoever uses it nevertheless shall notice; in tests only, which run with assertions. */
    private static boolean spoil(byte[] array) {
        Arrays.fill(array, (byte) 0);
        return true;
    }
}
