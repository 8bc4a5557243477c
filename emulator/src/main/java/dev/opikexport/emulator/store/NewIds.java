package dev.opikexport.emulator.store;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids of version 7. Safe for several threads. */
public final class NewIds {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;

    /** Ids whose random part comes from that generator. */
    public NewIds(RandomGenerator random) {
        this.random = random;
    }

    /** An id of that millisecond since 1970. */
    public synchronized UUID at(long millis) {
        return of(millis, random.nextInt(1 << 12), random.nextLong());
    }

    /** The id of that millisecond with these random bits: 12 of the first, 62 of the second. */
    public static UUID of(long millis, int first, long second) {
        return new UUID((millis << 16) | VERSION_7 | (first & 0xfff), (second >>> 2) | VARIANT);
    }
}
