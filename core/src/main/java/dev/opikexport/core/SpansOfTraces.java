package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.selection.GroupSize;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spans of chosen traces, in groups of traces whose ids follow one another, the highest first. A group is asked for as all spans
 * whose {@code trace_id} lies between its highest and its lowest one, wherever their own ids are, and proven like any selection; spans
 * of traces in between are left out here. {@link GroupSize} keeps those few.
 */
final class SpansOfTraces implements WindowSource {

    private final ExportRequest request;
    private final OpikClient client;
    private final Tally tally;
    private final Cancel cancel;
    private final IdSet traces;
    private final GroupSize groupSize = new GroupSize();
    private int next;
    private @Nullable Group group;
    private boolean resumable;
    private boolean ended;

    /** The group that is being read, and what came of it so far. */
    private static final class Group {
        private final KeyRange traces;
        private final int size;
        private final SelectedWindows rows;
        private final List<MissingRange> missing = new ArrayList<>();
        private long read;
        private long matching;

        Group(KeyRange traces, int size, SelectedWindows rows) {
            this.traces = traces;
            this.size = size;
            this.rows = rows;
        }
    }

    /**
     * Begins.
     *
     * @param range the ids of traces that are left
     */
    SpansOfTraces(ExportRequest request, OpikClient client, Tally tally, Cancel cancel, KeyRange range) {
        this.request = request;
        this.client = client;
        this.tally = tally;
        this.cancel = cancel;
        this.traces = Objects.requireNonNull(request.selection().traces(), "traces");
        while (next < traces.size() && !range.contains(traces.uuidAt(next))) {
            next++;
        }
        cancel.onStop(client::close);
    }

    @Override
    public @Nullable Window nextWindow() throws IOException {
        try {
            if (group == null) {
                ended = next == traces.size();
                if (ended || cancel.isRequested()) {
                    return null;
                }
                group = open();
            }
            Group open = group;
            Window window = open.rows.nextWindow();
            resumable = window == null;
            return window == null ? close(open) : inside(open, window);
        } catch (IOException e) {
            throw cancel.asEnd(e);
        }
    }

    private Group open() throws IOException {
        int size = groupSize.next(traces.size() - next);
        while (size > 1 && !groupSize.isWorthwhile(size, spansIn(range(size)))) {
            size = groupSize.smaller(size);
        }
        KeyRange range = range(size);
        return new Group(
                range,
                size,
                SelectedWindows.open(
                        request.withTraces(null), client, tally, new Cancel(), Scope.ofTraces(range, traces), true));
    }

    private KeyRange range(int size) {
        return KeyRange.between(traces.uuidAt(next + size - 1), traces.uuidAt(next));
    }

    private long spansIn(KeyRange range) throws IOException {
        RowQuery all = new RowQuery(
                Entity.SPANS, request.project(), Scope.ofTraces(range, traces).filters(), null, null, null);
        return client.count(all, client.connection().patience());
    }

    private Window inside(Group open, Window window) {
        open.read += window.read();
        open.matching += window.rows().size();
        open.missing.addAll(window.missing());
        return new Window(window.range(), window.rows(), "", 0, window.bytes(), List.of(), List.of());
    }

    /** What the windows of the group found, without rows, for the checkpoint. */
    private Window close(Group closed) {
        closed.rows.close();
        groupSize.learn(closed.size, closed.read, closed.matching);
        next += closed.size;
        group = null;
        return new Window(closed.traces, List.of(), traces.uuidAt(0), closed.read, 0, closed.missing, List.of());
    }

    /** Behind a group nothing is left to confirm. */
    @Override
    public @Nullable Window confirm() {
        return null;
    }

    @Override
    public boolean isResumable() {
        return resumable;
    }

    @Override
    public ExportResult.Status status() {
        if (!ended) {
            return ExportResult.Status.CANCELLED;
        }
        return tally.isMissingRows() ? ExportResult.Status.PARTIAL : ExportResult.Status.COMPLETE;
    }

    @Override
    public void close() {
        if (group != null) {
            group.rows.close();
        }
    }
}
