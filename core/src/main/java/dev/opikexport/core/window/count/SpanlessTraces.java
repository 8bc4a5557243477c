package dev.opikexport.core.window.count;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;
import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.engine.Comparison;
import dev.opikexport.filter.plan.RestFilter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Counts the traces without spans that the server's total holds and its list does not: a filter on a sum over spans sees 0 for them when it
 * counts, and nothing when it lists.
 *
 * @param size how many traces to ask for at a time
 */
public record SpanlessTraces(OpikClient client, Bounds bounds, int size) {

    /** Asks for as many traces at a time as come in a moment. */
    public SpanlessTraces(OpikClient client, Bounds bounds) {
        this(client, bounds, 20_000);
    }

    /** How many of them a total counts. */
    public long countedIn(RowQuery query, KeyRange range, Patience patience) throws IOException {
        List<RestFilter> sums =
                query.filters().stream().filter(SpanlessTraces::comparesSum).toList();
        if (sums.isEmpty() || !sums.stream().allMatch(SpanlessTraces::matchesZero)) {
            return 0;
        }
        List<RestFilter> others =
                query.filters().stream().filter(filter -> !comparesSum(filter)).toList();
        RowQuery all = query.withFilters(others).without(Set.of()).withoutPayloads();
        long spanless = 0;
        for (KeyRange rest = range; !rest.isEmpty(); ) {
            RowPage page = client.list(bounds.apply(all, rest), size, patience);
            RowSet rows = RowSet.of(page.rows(), rest, false);
            spanless += rows.rows().stream().filter(SpanlessTraces::isSpanless).count();
            if (rows.distinct() < size) {
                break;
            }
            rest = rest.lower(rows.last());
        }
        return spanless;
    }

    private static boolean comparesSum(RestFilter filter) {
        return Catalog.of(Entity.TRACES)
                .field(filter.field())
                .filter(Field::isSpanAggregate)
                .isPresent();
    }

    private static boolean matchesZero(RestFilter filter) {
        return Comparison.of(filter.operator()).test(BigDecimal.ZERO.compareTo(new BigDecimal(filter.value())));
    }

    private static boolean isSpanless(Row row) {
        String count = row.member("span_count");
        return count == null || count.equals("0");
    }
}
