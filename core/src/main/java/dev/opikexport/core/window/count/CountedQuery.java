package dev.opikexport.core.window.count;

import dev.opikexport.core.client.RowQuery;

/**
 * One of the queries whose rows together are the selection.
 *
 * @param totalReliable whether the server's total counts just the rows that its list returns; it counts traces without
 *     spans, too, when filters compare sums over spans
 */
public record CountedQuery(RowQuery query, boolean totalReliable) {}
