package dev.opikexport.core.window.proof;

import dev.opikexport.core.row.RowId;
import dev.opikexport.core.window.key.IdList;
import dev.opikexport.core.window.key.KeyRange;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The ids that came for one query, each once, highest first. */
public final class Delivered {

    private static final Comparator<String> HIGHEST_FIRST = (a, b) -> RowId.compare(b, a);

    private final List<String> ids = new IdList();

    /** Adds ids that are below all that are there. */
    public void addBelow(List<String> lower) {
        ids.addAll(lower);
    }

    /** The same ids. */
    public Delivered copy() {
        Delivered copy = new Delivered();
        copy.addBelow(ids);
        return copy;
    }

    /** Adds an id; says whether it was not there. */
    boolean add(String id) {
        int at = Collections.binarySearch(ids, id, HIGHEST_FIRST);
        if (at < 0) {
            ids.add(-at - 1, id);
        }
        return at < 0;
    }

    boolean contains(String id) {
        return Collections.binarySearch(ids, id, HIGHEST_FIRST) >= 0;
    }

    /** Those of a range. */
    List<String> in(KeyRange range) {
        int first = range.below() == null ? 0 : behind(range.below());
        int end = range.from() == null ? ids.size() : behind(range.from());
        return ids.subList(Math.min(first, end), end);
    }

    /** How many ids are not below a given one. */
    private int behind(String id) {
        int at = Collections.binarySearch(ids, id, HIGHEST_FIRST);
        return at < 0 ? -at - 1 : at + 1;
    }

    /** How many there are. */
    public int count() {
        return ids.size();
    }
}
