package dev.opikexport.core.selection;

import dev.opikexport.core.row.RowId;
import dev.opikexport.core.storage.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Ids in 16 bytes each, whatever their number: UUIDs as they are, other texts by their hash. Immutable, safe for several threads. */
public final class IdSet {

    /** High and low half of each, the highest id first. */
    private final long[] halves;

    private IdSet(long[] halves) {
        this.halves = halves;
    }

    /** Takes ids, best with the highest first, as exports deliver them. Not for several threads. */
    public static final class Builder {

        private long[] halves = new long[256];
        private int length;
        private boolean sorted = true;

        /** An empty set. */
        public Builder() {}

        /** Adds an id; one that was added just before is ignored. */
        public void add(String id) {
            UUID uuid = uuid(id);
            long high = uuid.getMostSignificantBits();
            long low = uuid.getLeastSignificantBits();
            if (length > 0) {
                int order = compare(high, low, halves[length - 2], halves[length - 1]);
                if (order == 0) {
                    return;
                }
                sorted &= order < 0;
            }
            if (length == halves.length) {
                halves = Arrays.copyOf(halves, 2 * length);
            }
            halves[length++] = high;
            halves[length++] = low;
        }

        /** The set. */
        public IdSet build() {
            return new IdSet(sorted ? Arrays.copyOf(halves, length) : sorted());
        }

        /** Merges runs that are in order already, two and two, until one is left: exports have few. */
        private long[] sorted() {
            long[] from = Arrays.copyOf(halves, length);
            long[] to = new long[length];
            int end = length;
            int runs = 2;
            while (runs > 1) {
                runs = 0;
                int written = 0;
                for (int start = 0; start < end; runs++) {
                    int middle = endOfRun(from, start, end);
                    int stop = endOfRun(from, middle, end);
                    written = merge(from, start, middle, stop, to, written);
                    start = stop;
                }
                end = written;
                long[] swap = from;
                from = to;
                to = swap;
            }
            return Arrays.copyOf(from, end);
        }

        private static int endOfRun(long[] ids, int start, int end) {
            int i = Math.min(end, start + 2);
            while (i < end && order(ids, i - 2, i) > 0) {
                i += 2;
            }
            return i;
        }

        /** Merges two runs, each id once. Returns where the result ends. */
        private static int merge(long[] from, int start, int middle, int end, long[] to, int at) {
            int left = start;
            int right = middle;
            int out = at;
            while (left < middle || right < end) {
                int order = left == middle ? -1 : right == end ? 1 : order(from, left, right);
                int next = order >= 0 ? left : right;
                to[out++] = from[next];
                to[out++] = from[next + 1];
                left += order >= 0 ? 2 : 0;
                right += order <= 0 ? 2 : 0;
            }
            return out;
        }

        private static int order(long[] ids, int one, int other) {
            return compare(ids[one], ids[one + 1], ids[other], ids[other + 1]);
        }
    }

    /** How many there are. */
    public int size() {
        return halves.length / 2;
    }

    /** Whether it is among them. */
    public boolean contains(String id) {
        UUID uuid = uuid(id);
        int from = 0;
        int below = size();
        while (from < below) {
            int middle = (from + below) >>> 1;
            int order = compare(
                    uuid.getMostSignificantBits(),
                    uuid.getLeastSignificantBits(),
                    halves[2 * middle],
                    halves[2 * middle + 1]);
            if (order == 0) {
                return true;
            }
            if (order > 0) {
                below = middle;
            } else {
                from = middle + 1;
            }
        }
        return false;
    }

    /** An id that was added as a UUID, from 0 for the highest. */
    public String uuidAt(int index) {
        return new UUID(halves[2 * index], halves[2 * index + 1]).toString();
    }

    private static int compare(long highA, long lowA, long highB, long lowB) {
        int order = Long.compareUnsigned(highA, highB);
        return order == 0 ? Long.compareUnsigned(lowA, lowB) : order;
    }

    private static UUID uuid(String id) {
        RowId row = RowId.of(id);
        return row.isUuid() ? new UUID(row.high(), row.low()) : hash(id);
    }

    private static UUID hash(String id) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.digest().digest(id.getBytes(StandardCharsets.UTF_8)));
        return new UUID(digest.getLong(), digest.getLong());
    }
}
