package dev.opikexport.filter.plan;

import java.util.List;

/**
 * One question to the server.
 *
 * @param filters all of them must hold; none asks for every row
 * @param totalIsReliable false if the server's {@code total} counts rows that it does not list: sums over spans count traces
 *     without spans
 */
public record PlannedQuery(List<RestFilter> filters, boolean totalIsReliable) {
    public PlannedQuery {
        filters = List.copyOf(filters);
    }
}
