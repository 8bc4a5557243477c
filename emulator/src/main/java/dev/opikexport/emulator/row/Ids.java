package dev.opikexport.emulator.row;

import java.util.Comparator;
import java.util.UUID;

/** Ids as the database orders them: byte by byte, so that those of version 7 are in order of time. */
public final class Ids {

    /** Byte order. {@link UUID#compareTo} compares signed numbers and would be wrong from the year 6429 on and for other versions. */
    public static final Comparator<UUID> ORDER = (left, right) -> {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    };

    private static final int BITS_BELOW_TIME = 16;

    private Ids() {}

    /** The millisecond in an id of version 7, since 1970. */
    public static long millis(UUID id) {
        return id.getMostSignificantBits() >>> BITS_BELOW_TIME;
    }
}
