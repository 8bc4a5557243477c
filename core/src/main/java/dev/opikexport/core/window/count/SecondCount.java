package dev.opikexport.core.window.count;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.Keys;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts rows in another way than the answers that held them: a list whose total is wrong by just the rows that it leaves out looks
 * complete, so traces and spans are counted by the server's statistics. Where there are none, the list's total is asked again; threads
 * are no more than the traces that name them.
 */
public final class SecondCount {

    private static final Logger LOG = LoggerFactory.getLogger(SecondCount.class);
    private static final int ATTEMPTS = 3;

    private final OpikClient client;
    private final Bounds bounds;
    private final Totals totals;
    private final SpanlessTraces spanless;
    private volatile boolean hasStatistics = true;

    /** Counts as the bounds say. */
    public SecondCount(OpikClient client, Bounds bounds, Totals totals, SpanlessTraces spanless) {
        this.client = client;
        this.bounds = bounds;
        this.totals = totals;
        this.spanless = spanless;
    }

    /** How many rows the server has in a range; nothing if it cannot say. */
    public OptionalLong of(CountedQuery selection, KeyRange range) throws IOException {
        RowQuery query = selection.query();
        if (query.entity() == Entity.THREADS) {
            return ofThreads(selection, range);
        }
        OptionalLong counted = most(selection, range);
        return counted.isPresent() ? counted : byList(selection, range);
    }

    /** How many rows a range has at most, whatever totals of lists say; nothing if the server has no statistics of them. */
    public OptionalLong most(CountedQuery selection, KeyRange range) throws IOException {
        RowQuery query = selection.query();
        if (query.entity() == Entity.THREADS) {
            return byStatistics(tracesOfThreads(query, range));
        }
        return selection.totalReliable() ? byStatistics(bounds.apply(query, range)) : OptionalLong.empty();
    }

    private OptionalLong ofThreads(CountedQuery selection, KeyRange range) throws IOException {
        OptionalLong counted = byList(selection, range);
        if (counted.orElse(0) == 0) {
            return counted;
        }
        return OptionalLong.of(
                Math.min(counted.getAsLong(), most(selection, range).orElse(Long.MAX_VALUE)));
    }

    private OptionalLong byStatistics(RowQuery query) throws IOException {
        if (!hasStatistics) {
            return OptionalLong.empty();
        }
        Patience patience = client.connection().patience();
        try {
            return OptionalLong.of(client.countByStatistics(query, patience.atMost(ATTEMPTS)));
        } catch (OpikException e) {
            LOG.info("No statistics, so lists count twice: {}", e.getMessage());
            hasStatistics = e.mayPass();
            return OptionalLong.empty();
        }
    }

    private OptionalLong byList(CountedQuery selection, KeyRange range) throws IOException {
        Patience patience = client.connection().patience();
        try {
            long total = totals.count(selection, range, patience);
            return OptionalLong.of(
                    selection.totalReliable() ? total : total - spanless.countedIn(selection.query(), range, patience));
        } catch (OpikException e) {
            if (!e.mayPass()) {
                throw e;
            }
            LOG.warn("{} cannot be counted a second time: {}", range, e.getMessage());
            return OptionalLong.empty();
        }
    }

    /** The traces whose threads lie in a range; the name of a trace without a thread is empty. */
    private static RowQuery tracesOfThreads(RowQuery threads, KeyRange range) {
        List<RestFilter> filters = new ArrayList<>(Bounds.filters("thread_id", range.from(), range.below()));
        if (range.from() == null) {
            filters.add(RestFilter.of("thread_id", Operator.GREATER_THAN, Keys.LEAST));
        }
        return RowQuery.of(Entity.TRACES, threads.project()).withFilters(filters);
    }
}
