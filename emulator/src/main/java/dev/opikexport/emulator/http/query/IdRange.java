package dev.opikexport.emulator.http.query;

import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.RowTable;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bounds that filters put on the id, so that a part of a large project is found without a look at every row.
 *
 * @param above the highest bound below the ids, which is not one of them; null for none
 * @param below the lowest bound above the ids, which is not one of them; null for none
 */
public record IdRange(@Nullable UUID above, @Nullable UUID below) {

    static final IdRange ALL = new IdRange(null, null);

    /** Whether a filter does nothing but bound ids. Ids compare as their text does, byte by byte. */
    static boolean isBound(RestFilter filter) {
        return filter.field().equals("id")
                && (filter.operator() == Operator.GREATER_THAN || filter.operator() == Operator.LESS_THAN)
                && isCanonical(filter.value());
    }

    static IdRange of(List<RestFilter> filters) {
        UUID above = null;
        UUID below = null;
        for (RestFilter filter : filters) {
            if (!isBound(filter)) {
                continue;
            }
            UUID bound = UUID.fromString(filter.value());
            if (filter.operator() == Operator.GREATER_THAN) {
                above = above == null || Ids.ORDER.compare(bound, above) > 0 ? bound : above;
            } else {
                below = below == null || Ids.ORDER.compare(bound, below) < 0 ? bound : below;
            }
        }
        return new IdRange(above, below);
    }

    boolean isUnbounded() {
        return above == null && below == null;
    }

    boolean contains(Row row) {
        return (above == null || Ids.ORDER.compare(row.id(), above) > 0)
                && (below == null || Ids.ORDER.compare(row.id(), below) < 0);
    }

    /** The part of rows in the order of ids, newest first, that lies within the bounds. */
    List<Row> within(List<Row> byId) {
        int start = below == null ? 0 : behind(byId, below);
        int end = above == null ? byId.size() : RowTable.firstAtMost(byId, above);
        return byId.subList(start, Math.max(start, end));
    }

    private static int behind(List<Row> byId, UUID id) {
        int place = RowTable.firstAtMost(byId, id);
        return place < byId.size() && byId.get(place).id().equals(id) ? place + 1 : place;
    }

    private static boolean isCanonical(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
