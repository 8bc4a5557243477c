package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.core.window.WindowOptions;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.PlannedQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an export would do, asked of the server before it runs.
 *
 * @param filters what is asked of the server and what is compared here
 * @param totals how many rows the server counts for each query
 * @param bytesPerRow the average of a few rows; 0 if there are none
 * @param windows about how many
 * @param requests about how many
 * @param requestsPerMinute the strictest limit, if one is known
 */
public record ExportPlan(
        FilterPlan filters,
        List<Long> totals,
        long bytesPerRow,
        long windows,
        long requests,
        OptionalInt requestsPerMinute) {

    private static final int SAMPLE = 20;
    private static final long SAMPLE_BYTES = Integer.MAX_VALUE - 8;
    /** Windows are filled to about this share. */
    private static final double FILLED = 0.8;

    public ExportPlan {
        totals = List.copyOf(totals);
    }

    static ExportPlan of(ExportRequest request, OpikClient client) throws IOException {
        FilterPlan filters = request.plan();
        List<Long> totals = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (PlannedQuery query : filters.queries()) {
            RowPage page = firstRows(request, query, client);
            totals.add(page.total());
            rows.addAll(page.rows());
        }
        long bytesPerRow = (long) rows.stream()
                .mapToLong(row -> row.end() - row.start())
                .average()
                .orElse(0);
        OptionalInt perMinute = client.requestsPerMinute();
        long windows = windows(request, totals, bytesPerRow, perMinute);
        return new ExportPlan(filters, totals, bytesPerRow, windows, Math.max(1, windows) * totals.size(), perMinute);
    }

    private static RowPage firstRows(ExportRequest request, PlannedQuery query, OpikClient client) throws IOException {
        RowQuery rows = new RowQuery(
                request.entity(),
                request.project(),
                query.filters(),
                request.selection().traceId(),
                null,
                null);
        return client.list(rows, SAMPLE, SAMPLE_BYTES, client.connection().patience());
    }

    private static long windows(
            ExportRequest request, List<Long> totals, long bytesPerRow, OptionalInt requestsPerMinute) {
        long most = totals.stream().mapToLong(Long::longValue).max().orElse(0);
        long limit = request.selection().limit();
        long wanted = limit == 0 ? most : Math.min(most, limit);
        ExportRequest.Reading reading = request.reading();
        int lanes = WindowOptions.lanes(reading.parallel(), requestsPerMinute);
        long rowsOfAnswer = WindowOptions.share(reading.answerBytes(), lanes)
                / Math.max(1, totals.size())
                / Math.max(1, bytesPerRow);
        long size = Math.max(1, Math.min(reading.pageSize(), rowsOfAnswer));
        return wanted == 0 ? 0 : 1 + (long) Math.ceil(wanted / (FILLED * size));
    }

    /** How many rows will come; fewer if {@link #isExact()} says no. */
    public long rows() {
        return totals.stream().mapToLong(Long::longValue).sum();
    }

    /** Whether the server counts just the rows that will come: one reliable count, and nothing left to compare here. */
    public boolean isExact() {
        return totals.size() <= 1
                && filters.residual().isEmpty()
                && filters.queries().stream().allMatch(PlannedQuery::totalIsReliable);
    }

    /** How many minutes the limit alone asks for; 0 if no limit is known. */
    public double minutes() {
        return requestsPerMinute.isEmpty() ? 0 : (double) requests / requestsPerMinute.getAsInt();
    }
}
