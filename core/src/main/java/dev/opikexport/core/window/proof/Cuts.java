package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.Time;
import dev.opikexport.core.row.RowId;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.Keys;
import dev.opikexport.core.window.key.RowSet;
import dev.opikexport.filter.catalog.Entity;
import java.util.Optional;

/** Where to cut a range at an id: between two milliseconds if that costs few rows, because bounds by time cost the server less. */
final class Cuts {

    private Cuts() {}

    /** A cut at or above an id, at or below which rows will be asked for again. */
    static String near(RowSet rows, String id) {
        if (!RowId.isUuid(id) || Keys.millis(id) == Keys.LAST_MILLIS) {
            return Keys.boundAt(id);
        }
        String start = Keys.startOf(Keys.millis(id) + 1);
        return 2 * countFrom(rows, start) >= countFrom(rows, id) ? start : id;
    }

    /** How many rows do not have lower ids. */
    private static long countFrom(RowSet rows, String id) {
        RowId least = RowId.of(id);
        return rows.rows().stream()
                .filter(row -> row.key().compareTo(least) >= 0)
                .count();
    }

    /** A cut at the id in the middle of those that came from a range; above it, if it is the only one and the range goes on there. */
    static String at(String median, boolean isOnlyOne, KeyRange range) {
        String above = Keys.after(median);
        return Keys.boundAt(isOnlyOne && !above.equals(range.below()) ? above : median);
    }

    /** A cut in the middle of a range; the ids of threads have no middle. */
    static Optional<String> middle(Entity entity, KeyRange range, Time time) {
        return entity == Entity.THREADS
                ? Optional.empty()
                : range.middle(time.now().toEpochMilli());
    }
}
