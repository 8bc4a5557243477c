package dev.opikexport.core.selection;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.server.RowMembers;
import java.util.Comparator;

/**
 * Where a row stands in the order from which samples are taken: chance as far as rows go, but the same in every run.
 *
 * @param first not negative; the same for all spans of a trace
 * @param second not negative
 * @param id of the row
 */
record SampleKey(long first, long second, String id) {

    static final Comparator<SampleKey> ORDER = Comparator.comparingLong(SampleKey::first)
            .thenComparingLong(SampleKey::second)
            .thenComparing(SampleKey::id);

    static SampleKey of(Entity entity, RowMembers row) {
        String id = MemberText.of(row, "id");
        return new SampleKey(hash(entity == Entity.SPANS ? MemberText.of(row, "trace_id") : id), hash(id), id);
    }

    /** FNV-1a over the text, then the last step of MurmurHash3, which spreads what is left of an order. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (hash ^ (hash >>> 33)) >>> 1;
    }
}
