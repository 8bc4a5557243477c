package dev.opikexport.emulator.store;

import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rows of one kind in one project, in the two orders in which the server lists them. Readers take a snapshot and
 * never wait; a write copies both orders.
 */
public final class RowTable {

    /** By id, the newest first: the order of POST search. */
    static final Comparator<Row> NEWEST_FIRST = Comparator.comparing(Row::id, Ids.ORDER.reversed());

    private final Comparator<Row> listOrder;
    private volatile Snapshot snapshot = new Snapshot(List.of(), List.of());

    private record Snapshot(List<Row> byId, List<Row> listed) {}

    /** An empty table whose GET order is the given one. */
    RowTable(Comparator<Row> listOrder) {
        this.listOrder = listOrder;
    }

    /** Adds rows; those with an id that is there already replace the old ones. */
    public synchronized void put(Collection<? extends Row> added) {
        Map<UUID, Row> byId = new HashMap<>();
        added.forEach(row -> byId.put(row.id(), row));
        Set<UUID> replaced = new HashSet<>(byId.keySet());
        replaced.removeIf(id -> find(id).isEmpty());
        change(replaced, byId.values());
    }

    /** Fills the empty table with rows that are in the order of ids already, newest first. */
    public synchronized void load(List<? extends Row> byId) {
        List<Row> rows = new ArrayList<>(byId);
        List<Row> listed = rows;
        if (!listOrder.equals(NEWEST_FIRST)) {
            listed = new ArrayList<>(rows);
            listed.sort(listOrder);
        }
        snapshot = new Snapshot(rows, listed);
    }

    /** Removes rows and adds others; none of the added may be there. */
    synchronized void replace(Set<UUID> removed, List<Row> added) {
        change(removed, added);
    }

    /** Removes the row of that id, if there is one. */
    synchronized void remove(UUID id) {
        change(Set.of(id), List.of());
    }

    /** The row of that id. */
    public Optional<Row> find(UUID id) {
        List<Row> rows = byId();
        int place = firstAtMost(rows, id);
        return place < rows.size() && rows.get(place).id().equals(id) ? Optional.of(rows.get(place)) : Optional.empty();
    }

    /** All rows as of now by id, the newest first: the order of POST search. */
    public List<Row> byId() {
        return snapshot.byId();
    }

    /** All rows as of now in the order of GET. */
    public List<Row> listed() {
        return snapshot.listed();
    }

    /** The order of GET. */
    public Comparator<Row> listOrder() {
        return listOrder;
    }

    /** The place of the first row whose id is not above the given one, in rows that are in the order of {@link #byId}. */
    public static int firstAtMost(List<Row> byId, UUID id) {
        int low = 0;
        int high = byId.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Ids.ORDER.compare(byId.get(middle).id(), id) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void change(Set<UUID> removed, Collection<Row> added) {
        Snapshot old = snapshot;
        List<Row> byId = merged(old.byId(), removed, added, NEWEST_FIRST);
        snapshot = new Snapshot(
                byId, listOrder.equals(NEWEST_FIRST) ? byId : merged(old.listed(), removed, added, listOrder));
    }

    private static List<Row> merged(List<Row> old, Set<UUID> removed, Collection<Row> added, Comparator<Row> order) {
        Row[] sorted = added.toArray(Row[]::new);
        Arrays.sort(sorted, order);
        List<Row> merged = new ArrayList<>(old.size() + sorted.length);
        int next = 0;
        for (Row row : old) {
            if (!removed.isEmpty() && removed.contains(row.id())) {
                continue;
            }
            while (next < sorted.length && order.compare(sorted[next], row) < 0) {
                merged.add(sorted[next++]);
            }
            merged.add(row);
        }
        merged.addAll(Arrays.asList(sorted).subList(next, sorted.length));
        return merged;
    }
}
