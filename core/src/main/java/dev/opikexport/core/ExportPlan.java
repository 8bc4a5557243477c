package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
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
        Patience patience = client.connection().patience();
        List<Long> totals = new ArrayList<>();
        long bytes = 0;
        long sampled = 0;
        for (PlannedQuery query : filters.queries()) {
            RowPage page = client.list(
                    new RowQuery(
                            request.entity(),
                            request.project(),
                            query.filters(),
                            request.selection().traceId(),
                            null,
                            null),
                    SAMPLE,
                    SAMPLE_BYTES,
                    patience);
            totals.add(page.total());
            for (Row row : page.rows()) {
                bytes += row.end() - row.start();
                sampled++;
            }
        }
        long bytesPerRow = sampled == 0 ? 0 : bytes / sampled;
        long most = totals.stream().mapToLong(Long::longValue).max().orElse(0);
        ExportRequest.Reading reading = request.reading();
        long size = Math.max(
                1,
                Math.min(
                        reading.pageSize(),
                        WindowOptions.share(
                                        reading.answerBytes(),
                                        WindowOptions.lanes(reading.parallel(), client.requestsPerMinute()))
                                / Math.max(1, totals.size())
                                / Math.max(1, bytesPerRow)));
        long wanted = request.selection().limit() == 0
                ? most
                : Math.min(most, request.selection().limit());
        long windows = wanted == 0 ? 0 : 1 + (long) Math.ceil(wanted / (FILLED * size));
        return new ExportPlan(
                filters,
                totals,
                bytesPerRow,
                windows,
                Math.max(1, windows) * totals.size(),
                client.requestsPerMinute());
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
