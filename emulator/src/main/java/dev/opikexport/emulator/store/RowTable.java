package dev.opikexport.emulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one kind in one project, in the two orders in which the server lists them. Safe for several threads. */
public final class RowTable {

    private final Comparator<Row> listOrder;
    private final Map<UUID, Row> rows = new HashMap<>();
    private @Nullable List<Row> byId;
    private @Nullable List<Row> listed;

    /** An empty table whose GET order is the given one. */
    public RowTable(Comparator<Row> listOrder) {
        this.listOrder = listOrder;
    }

    /** Adds rows; those with an id that is there already replace the old ones. */
    public synchronized void put(Collection<? extends Row> added) {
        added.forEach(row -> rows.put(row.id(), row));
        byId = null;
        listed = null;
    }

    /** The row of that id. */
    public synchronized Optional<Row> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** All rows as of now by id, the newest first: the order of POST search. */
    public synchronized List<Row> byId() {
        List<Row> known = byId;
        if (known == null) {
            known = sorted(Comparator.comparing(Row::id, Ids.ORDER.reversed()));
            byId = known;
        }
        return known;
    }

    /** All rows as of now in the order of GET. */
    public synchronized List<Row> listed() {
        List<Row> known = listed;
        if (known == null) {
            known = sorted(listOrder);
            listed = known;
        }
        return known;
    }

    private List<Row> sorted(Comparator<Row> order) {
        List<Row> all = new ArrayList<>(rows.values());
        all.sort(order);
        return List.copyOf(all);
    }
}
