package dev.opikexport.core.selection;

import dev.opikexport.core.storage.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.LongStream;

/** Ids in 16 bytes each, whatever their number: UUIDs as they are, other texts by their hash. Immutable, safe for several threads. */
public final class IdSet {

    private static final int UUID_LENGTH = 36;

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

        private long[] sorted() {
            UUID[] ids = new UUID[length / 2];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = new UUID(halves[2 * i], halves[2 * i + 1]);
            }
            Comparator<UUID> order = (a, b) -> compare(
                    b.getMostSignificantBits(), b.getLeastSignificantBits(),
                    a.getMostSignificantBits(), a.getLeastSignificantBits());
            return Arrays.stream(ids)
                    .sorted(order)
                    .distinct()
                    .flatMapToLong(id -> LongStream.of(id.getMostSignificantBits(), id.getLeastSignificantBits()))
                    .toArray();
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
        if (id.length() == UUID_LENGTH) {
            try {
                UUID uuid = UUID.fromString(id);
                if (uuid.toString().equals(id)) {
                    return uuid;
                }
            } catch (IllegalArgumentException e) {
                return hash(id);
            }
        }
        return hash(id);
    }

    private static UUID hash(String id) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.digest().digest(id.getBytes(StandardCharsets.UTF_8)));
        return new UUID(digest.getLong(), digest.getLong());
    }
}
