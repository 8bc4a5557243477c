package dev.opikexport.core.window.key;

import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows that have ids, the highest first. The server returns a trace once per experiment that it is in: such copies stand behind one another, if they
 * are wanted at all.
 *
 * @param rows with copies
 * @param distinct how many ids there are
 * @param bytes of all rows
 */
public record RowSet(List<Row> rows, int distinct, long bytes) {

    public static final RowSet EMPTY = new RowSet(List.of(), 0, 0);

    private static final Comparator<Row> HIGHEST_FIRST = (a, b) -> b.key().compareTo(a.key());

    /**
     * The rows of an answer, each of which must have an id.
     *
     * @param range where their ids must be
     */
    public static RowSet of(List<Row> answered, KeyRange range, boolean keepCopies) throws IOException {
        List<Row> rows = new ArrayList<>(answered);
        rows.sort(HIGHEST_FIRST);
        if (!rows.isEmpty() && rows.get(rows.size() - 1).key().isEmpty()) {
            throw new OpikException.BadAnswer("The server sent a row without an id.", null);
        }
        RowSet set = ofSorted(rows, keepCopies);
        String stray = set.strayIn(range);
        if (stray != null) {
            throw new BoundsIgnoredException(range, stray);
        }
        return set;
    }

    /** Whether an answer's rows came with the highest id first, so that rows beyond its size are those with lower ids. */
    public static boolean isDescending(List<Row> answered) {
        for (int i = 1; i < answered.size(); i++) {
            if (HIGHEST_FIRST.compare(answered.get(i - 1), answered.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Rows that stand in order already. */
    public static RowSet ofSorted(List<Row> sorted, boolean keepCopies) {
        List<Row> rows = new ArrayList<>(sorted.size());
        int distinct = 0;
        long bytes = 0;
        RowId previous = RowId.NONE;
        for (Row row : sorted) {
            boolean copy = row.key().equals(previous);
            if (!copy) {
                distinct++;
            }
            if (!copy || keepCopies) {
                rows.add(row);
                bytes += row.end() - row.start();
            }
            previous = row.key();
        }
        return new RowSet(rows, distinct, bytes);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The highest or the lowest id, if it lies outside of a range; null if all ids lie in it. */
    private @Nullable String strayIn(KeyRange range) {
        if (isEmpty()) {
            return null;
        }
        if (!range.contains(first())) {
            return first();
        }
        return range.contains(last()) ? null : last();
    }

    /** The highest id. */
    public String first() {
        return rows.get(0).key().toString();
    }

    /** The lowest id. */
    public String last() {
        return rows.get(rows.size() - 1).key().toString();
    }

    /** The id in the middle, so that each half has rows if there are two ids. */
    public String median() {
        return rows.get((rows.size() - 1) / 2).key().toString();
    }

    /** The rows of a range. */
    public RowSet in(KeyRange range) {
        if (strayIn(range) == null) {
            return this;
        }
        List<Row> part = rows.stream()
                .filter(row -> range.contains(row.key().toString()))
                .toList();
        return ofSorted(part, true);
    }

    /** These rows, and those of the others whose ids are not among these. */
    public RowSet union(RowSet others) {
        if (others.isEmpty()) {
            return this;
        }
        List<Row> all = new ArrayList<>(rows);
        Set<RowId> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.key()));
        others.rows.stream().filter(row -> !ids.contains(row.key())).forEach(all::add);
        all.sort(HIGHEST_FIRST);
        return ofSorted(all, true);
    }

    /** The ids, each once. */
    public IdList ids() {
        IdList ids = new IdList(distinct);
        RowId previous = RowId.NONE;
        for (Row row : rows) {
            if (!row.key().equals(previous)) {
                ids.add(row.key());
            }
            previous = row.key();
        }
        return ids;
    }

    /** The answers that the rows lie in, each once. */
    public Collection<byte[]> answers() {
        Set<byte[]> answers = Collections.newSetFromMap(new IdentityHashMap<>());
        byte[] last = null;
        for (Row row : rows) {
            if (row.bytes() != last) {
                last = row.bytes();
                answers.add(last);
            }
        }
        return answers;
    }
}
