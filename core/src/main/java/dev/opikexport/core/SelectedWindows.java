package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.selection.Unwanted;
import dev.opikexport.core.window.CountSchedule;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.core.window.RunningCount;
import dev.opikexport.core.window.Unconfirmed;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.WindowOptions;
import dev.opikexport.core.window.WindowStream;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.key.BoundsIgnoredException;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPredicate;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.PlannedQuery;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.server.RowMembers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The windows of a selection, highest ids first; for one thread. The client stays open when they are closed. */
final class SelectedWindows implements WindowSource {

    private final ExportRequest request;
    private final OpikClient client;
    private final Tally tally;
    private final Cancel cancel;
    private final FilterPlan plan;
    private WindowStream windows;
    private final Scope scope;
    private KeyRange rest;
    private final Predicate<RowMembers> sample;
    /** How many rows are wanted in this run. */
    private final long most;

    private long left;
    private boolean ended;
    private final boolean reuseAnswers;
    private final CountSchedule counts;

    /**
     * Draws the sample, if there is one, and begins to read.
     *
     * @param reuseAnswers whether nobody uses a window's rows any more when the next window is asked for
     */
    static SelectedWindows open(
            ExportRequest request, OpikClient client, Tally tally, Cancel cancel, Scope scope, boolean reuseAnswers)
            throws IOException {
        Draw draw = Draw.of(request, client, tally, cancel, scope);
        return new SelectedWindows(request, client, tally, cancel, scope, draw, reuseAnswers);
    }

    private SelectedWindows(
            ExportRequest request,
            OpikClient client,
            Tally tally,
            Cancel cancel,
            Scope scope,
            Draw draw,
            boolean reuseAnswers)
            throws IOException {
        this.reuseAnswers = reuseAnswers;
        this.request = request;
        this.client = client;
        this.tally = tally;
        this.cancel = cancel;
        this.scope = scope;
        this.rest = draw.range();
        this.most = request.selection().limit() == 0
                ? Long.MAX_VALUE
                : Math.max(0, request.selection().limit() - scope.rowsBefore());
        this.left = most;
        this.plan = request.plan();
        this.sample = draw.sample();
        this.counts = new CountSchedule(
                plan.queries().size(),
                client.serverTime().toEpochMilli(),
                request.reading().pageSize());
        this.windows = open(request.reading().way(), true);
        cancel.onStop(client::close);
    }

    private WindowStream open(ReadingWay way, boolean timeBounds) {
        ExportRequest.Reading reading = request.reading();
        WindowOptions options = new WindowOptions(
                way,
                timeBounds,
                reading.parallel(),
                reading.pageSize(),
                reading.answerBytes(),
                isExact() && left < Integer.MAX_VALUE ? (int) left + 1 : Integer.MAX_VALUE,
                reading.allCopies(),
                reuseAnswers);
        return WindowStream.open(
                client,
                plan.queries().stream().map(this::selection).toList(),
                plan.residual()
                        .map(SelectedWindows::predicate)
                        .orElse(row -> true)
                        .and(scope::contains)
                        .and(sample),
                rest,
                options,
                Time.system());
    }

    /** Whether all rows that come are wanted. */
    private boolean isExact() {
        return plan.residual().isEmpty()
                && scope.since() == null
                && request.selection().sample() == null;
    }

    /** How many rows will come; where some are left out here, nobody knows how many it takes until the limit is reached. */
    private OptionalLong expectedRows() {
        OptionalLong counted = windows.expectedRows();
        if (counted.isEmpty() || counted.getAsLong() <= most) {
            return counted;
        }
        return isExact() ? OptionalLong.of(most) : OptionalLong.empty();
    }

    private CountedQuery selection(PlannedQuery query) {
        List<RestFilter> filters = new ArrayList<>(query.filters());
        filters.addAll(scope.filters());
        return new CountedQuery(
                new RowQuery(
                        request.entity(),
                        request.project(),
                        filters,
                        request.selection().traceId(),
                        null,
                        null,
                        scope.unwanted(Unwanted.members(request.schema(), plan.residual()))),
                query.totalIsReliable());
    }

    private static Predicate<RowMembers> predicate(Filter residual) {
        return FilterPredicate.of(residual)::test;
    }

    /** The next window, cut at the limit, or what a second count found lacking in those before; null behind the last one. */
    @Override
    public @Nullable Window nextWindow() throws IOException {
        Window lacking = isCountDue() ? countBeside() : null;
        if (lacking != null) {
            return lacking;
        }
        if (left == 0 || cancel.isRequested()) {
            return confirm();
        }
        Window window;
        try {
            window = windowOf(WindowStream::next);
        } catch (InterruptedIOException e) {
            if (cancel.isStopped() || !cancel.isCauseOf(e)) {
                throw e;
            }
            return confirm();
        }
        if (window == null) {
            ended = true;
            return confirm();
        }
        counts.add(window);
        rest = rest.under(window.range());
        long matching = window.rows().size();
        window = window.cutAt(left).withMissing(List.of());
        left -= window.rows().size();
        if (scope.traces() == null) {
            tally.expect(expectedRows());
        }
        tally.arrived(window, matching - window.rows().size());
        return window;
    }

    /** Under a limit of requests a count near the end would cost more time than it saves. */
    private boolean isCountDue() {
        return counts.isDue()
                || (request.selection().limit() == 0
                        && readsAside()
                        && windows.expectedRows().isPresent()
                        && counts.isLastDue(windows.expectedRows().getAsLong()));
    }

    private boolean readsAside() {
        return WindowOptions.lanes(request.reading().parallel(), client.requestsPerMinute()) > 1;
    }

    /** Begins to count, while reading goes on, what was handed out since the last count; returns what the last one found lacking. */
    private @Nullable Window countBeside() throws IOException {
        if (request.reading().parallel() == 1) {
            return confirm();
        }
        Window lacking = endCount();
        counts.begin(windows);
        return lacking;
    }

    /** What the count that runs finds lacking. */
    private @Nullable Window endCount() throws IOException {
        RunningCount ending = counts.takeRunning();
        return ending == null ? null : lacking(windowOf(ending::result));
    }

    /** Counts what was handed out once more, in another way, as far as no count did. */
    @Override
    public @Nullable Window confirm() throws IOException {
        Window lacking = endCount();
        if (lacking != null || counts.isEmpty()) {
            return lacking;
        }
        Unconfirmed counting = counts.take();
        return lacking(windowOf(stream -> stream.confirm(counting)));
    }

    private @Nullable Window lacking(@Nullable Window found) {
        if (found == null || (found.rows().isEmpty() && found.missing().isEmpty())) {
            return null;
        }
        // It comes behind windows that were handed out while it was counted, so it reaches as far down as they do.
        Window lacking = (counts.isEmpty() ? found : found.over(counts.range()))
                .missingBehind(left, "came when the rows of the limit were written already");
        left -= lacking.rows().size();
        tally.arrived(lacking, 0);
        return lacking;
    }

    private interface Asking {
        @Nullable
        Window from(WindowStream stream) throws IOException;
    }

    private @Nullable Window windowOf(Asking asking) throws IOException {
        try {
            return asking.from(windows);
        } catch (BoundsIgnoredException e) {
            if (request.reading().way() == ReadingWay.LIST) {
                throw e;
            }
            windows.close();
            tally.wayChanged(String.valueOf(e.getMessage()));
            windows = open(ReadingWay.SEARCH, false);
            return asking.from(windows);
        } catch (IOException e) {
            throw cancel.asEnd(e);
        }
    }

    @Override
    public boolean isResumable() {
        return true;
    }

    @Override
    public ExportResult.Status status() {
        if (!ended && left > 0) {
            return ExportResult.Status.CANCELLED;
        }
        if (tally.isMissingRows()) {
            return ExportResult.Status.PARTIAL;
        }
        return ended ? ExportResult.Status.COMPLETE : ExportResult.Status.LIMITED;
    }

    @Override
    public void close() {
        counts.close();
        windows.close();
    }
}
