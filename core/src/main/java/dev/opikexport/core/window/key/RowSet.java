package dev.opikexport.core.window.key;

import dev.opikexport.core.row.RowId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows with the highest id first. The server returns a trace once per experiment that it is in: such copies stand behind one another, if they
 * are wanted at all.
 *
 * @param rows with copies
 * @param distinct how many ids there are
 */
public record RowSet(List<KeyedRow> rows, int distinct) {

    public static final RowSet EMPTY = new RowSet(List.of(), 0);

    /**
     * The rows of an answer.
     *
     * @param range where their ids must be
     */
    public static RowSet of(List<KeyedRow> answered, KeyRange range, boolean keepCopies) throws IOException {
        List<KeyedRow> rows = new ArrayList<>(answered);
        rows.sort(KeyedRow.HIGHEST_FIRST);
        RowSet set = ofSorted(rows, keepCopies);
        String stray = set.strayIn(range);
        if (stray != null) {
            throw new BoundsIgnoredException(range, stray);
        }
        return set;
    }

    /** Whether an answer's rows came with the highest id first, so that rows beyond its size are those with lower ids. */
    public static boolean isDescending(List<KeyedRow> answered) {
        RowId previous = null;
        for (KeyedRow row : answered) {
            if (previous != null && row.key().compareTo(previous) > 0) {
                return false;
            }
            previous = row.key();
        }
        return true;
    }

    /** Rows that stand in order already. */
    public static RowSet ofSorted(List<KeyedRow> sorted, boolean keepCopies) {
        List<KeyedRow> rows = new ArrayList<>(sorted.size());
        int distinct = 0;
        RowId previous = null;
        for (KeyedRow row : sorted) {
            boolean copy = row.key().equals(previous);
            if (!copy) {
                distinct++;
            }
            if (!copy || keepCopies) {
                rows.add(row);
            }
            previous = row.key();
        }
        return new RowSet(rows, distinct);
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
        return rows.get(0).id();
    }

    /** The lowest id. */
    public String last() {
        return rows.get(rows.size() - 1).id();
    }

    /** The id in the middle, so that each half has rows if there are two ids. */
    public String median() {
        return rows.get((rows.size() - 1) / 2).id();
    }

    /** The rows of a range. */
    public RowSet in(KeyRange range) {
        if (strayIn(range) == null) {
            return this;
        }
        List<KeyedRow> part =
                rows.stream().filter(row -> range.contains(row.id())).toList();
        return ofSorted(part, true);
    }

    /** These rows, and those of the others whose ids are not among these. */
    public RowSet union(RowSet others) {
        if (others.isEmpty()) {
            return this;
        }
        List<KeyedRow> all = new ArrayList<>(rows);
        Set<RowId> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.key()));
        others.rows.stream().filter(row -> !ids.contains(row.key())).forEach(all::add);
        all.sort(KeyedRow.HIGHEST_FIRST);
        return ofSorted(all, true);
    }

    /** The ids, each once. */
    public IdList ids() {
        IdList ids = new IdList(distinct);
        RowId previous = null;
        for (KeyedRow row : rows) {
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
        for (KeyedRow row : rows) {
            if (row.row().bytes() != last) {
                last = row.row().bytes();
                answers.add(last);
            }
        }
        return answers;
    }

    public long bytes() {
        return rows.stream().mapToLong(KeyedRow::bytes).sum();
    }
}
