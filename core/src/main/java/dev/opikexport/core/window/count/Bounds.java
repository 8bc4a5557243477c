package dev.opikexport.core.window.count;

import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.Keys;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says a range of ids in the server's words: by the time in the id, to the millisecond, where that is enough, else with a filter on the
 * id as well. The server refuses a range of one millisecond, so that is asked as two with a filter.
 */
public enum Bounds {
    /** By time and filters. */
    TIME,
    /**
     * By filters on the id alone: for traces and threads, whose time bounds the server also puts on their parts (a trace loses the
     * scores of spans outside the bounds, a thread its traces), and for servers that ignore time bounds.
     */
    ID_ONLY;

    /** How rows of a kind are asked for. */
    public static Bounds of(Entity entity) {
        return entity == Entity.SPANS ? TIME : ID_ONLY;
    }

    /** A query of what lies in a range. */
    public RowQuery apply(RowQuery query, KeyRange range) {
        List<RestFilter> filters = new ArrayList<>(query.filters());
        Long first = null;
        Long last = null;
        String from = range.from();
        String below = range.below();
        if (this == TIME && from != null) {
            first = range.fromMillis();
            from = Keys.isStartOfMillis(from) ? null : from;
        }
        if (this == TIME && below != null) {
            last = range.lastMillis();
            below = Keys.isStartOfMillis(below) ? null : below;
        }
        if (first != null && last != null && first >= last) {
            last = first + 1;
            below = range.below();
        }
        filters.addAll(filters("id", from, below));
        return query.withFilters(filters).withBounds(first, last);
    }

    /**
     * Filters for the texts of a range. The server refuses blank ones, which ids of threads may be: a text beside such a one does, where no id
     * stands between them.
     */
    static List<RestFilter> filters(String field, @Nullable String from, @Nullable String below) {
        List<RestFilter> filters = new ArrayList<>();
        if (from != null) {
            String before = Keys.before(from);
            filters.add(RestFilter.of(field, Operator.GREATER_THAN, before.isBlank() ? from : before));
        }
        if (below != null) {
            filters.add(RestFilter.of(field, Operator.LESS_THAN, below.isBlank() ? Keys.before(below) : below));
        }
        return filters;
    }
}
