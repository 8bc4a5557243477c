package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts rows in another way than the answers that held them: a list whose total is wrong by just the rows that it leaves out looks
 * complete, so traces and spans are counted by the server's statistics. Where there are none, the list's total is asked again.
 */
final class SecondCount {

    private static final Logger LOG = LoggerFactory.getLogger(SecondCount.class);
    private static final int ATTEMPTS = 3;

    private final OpikClient client;
    private final Bounds bounds;
    private final Totals totals;
    private final SpanlessTraces spanless;
    private volatile boolean hasStatistics = true;

    SecondCount(OpikClient client, Bounds bounds, Totals totals, SpanlessTraces spanless) {
        this.client = client;
        this.bounds = bounds;
        this.totals = totals;
        this.spanless = spanless;
    }

    /** How many rows the server has in a range; nothing if it cannot say. */
    OptionalLong of(Selection selection, KeyRange range) throws IOException {
        Patience patience = client.connection().patience();
        Patience few = patience.withAttempts(Math.min(ATTEMPTS, patience.attempts()));
        boolean counted = selection.totalReliable() && selection.query().entity() != Entity.THREADS;
        if (counted && hasStatistics) {
            try {
                return OptionalLong.of(client.countByStatistics(bounds.apply(selection.query(), range), few));
            } catch (OpikException e) {
                LOG.info("No statistics, so lists count twice: {}", e.getMessage());
                hasStatistics = e.mayPass();
            }
        }
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
}
