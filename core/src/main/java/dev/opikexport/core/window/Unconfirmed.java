package dev.opikexport.core.window;

import dev.opikexport.core.row.RowId;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.Keys;
import dev.opikexport.core.window.proof.Delivered;
import dev.opikexport.core.window.proof.MissingRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Windows that follow one another, and what they delivered, until a second count confirms them. */
public final class Unconfirmed {

    private final long end;
    private final List<Delivered> delivered;
    private final List<MissingRange> claims = new ArrayList<>();
    private @Nullable KeyRange range;

    /**
     * No windows yet.
     *
     * @param queries how many queries select the rows
     * @param end the millisecond since 1970 at which the run began: an open range ends there, or behind the highest row
     */
    public Unconfirmed(int queries, long end) {
        this.end = end;
        this.delivered = Stream.generate(Delivered::new).limit(queries).toList();
    }

    /** Adds the window below. */
    public void add(Window window) {
        for (int i = 0; i < delivered.size(); i++) {
            delivered.get(i).addBelow(window.ids().get(i));
        }
        claims.addAll(window.missing());
        range = new KeyRange(window.range().from(), range == null ? below(window) : range.below());
    }

    private @Nullable String below(Window window) {
        String highest = window.highestId();
        if (window.range().below() != null || highest.isEmpty() || !RowId.isUuid(highest)) {
            return window.range().below();
        }
        return Keys.millis(highest) < end ? Keys.startOf(end + 1) : Keys.after(highest);
    }

    /** Whether there is nothing to confirm. */
    public boolean isEmpty() {
        return range == null;
    }

    /** How many rows came. */
    public long rows() {
        return delivered.stream().mapToLong(Delivered::count).sum();
    }

    /** Of all of them. */
    public KeyRange range() {
        return range == null ? KeyRange.ALL : range;
    }

    /** For each query; copies, so that counting can be tried again. */
    List<Delivered> delivered() {
        return delivered.stream().map(Delivered::copy).toList();
    }

    List<MissingRange> claims() {
        return claims;
    }
}
