package dev.opikexport.core.selection;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.server.RowMembers;
import java.util.PriorityQueue;

/** Sees the rows of a selection one after the other, and keeps the ids of those that a {@link Sample.Count} takes. Not for several threads. */
public final class Lottery {

    private final Entity entity;
    private final int rows;
    /** The last of the chosen first. */
    private final PriorityQueue<SampleKey> chosen = new PriorityQueue<>(SampleKey.ORDER.reversed());

    /**
     * No row was seen yet.
     *
     * @param rows how many to choose, 0 or more
     */
    public Lottery(Entity entity, int rows) {
        this.entity = entity;
        this.rows = rows;
    }

    /** Sees a row; of copies with the same id, only one may be shown. */
    public void add(RowMembers row) {
        SampleKey key = SampleKey.of(entity, row);
        if (chosen.size() < rows) {
            chosen.add(key);
        } else if (rows > 0 && SampleKey.ORDER.compare(key, chosen.element()) < 0) {
            chosen.remove();
            chosen.add(key);
        }
    }

    /** The ids of the sample. */
    public IdSet chosen() {
        IdSet.Builder ids = new IdSet.Builder();
        chosen.stream().map(SampleKey::id).sorted((a, b) -> b.compareTo(a)).forEach(ids::add);
        return ids.build();
    }
}
