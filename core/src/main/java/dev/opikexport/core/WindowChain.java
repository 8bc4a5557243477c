package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.window.Window;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selections, or ranges of one, that are read one after the other. */
final class WindowChain implements WindowSource {

    private final List<Turn> turns;
    private final boolean resumable;
    private final OpikClient client;
    private final Tally tally;
    private final Cancel cancel;
    private WindowSource current;
    private int next;
    private boolean limited;

    /** What is read in turn. */
    record Turn(ExportRequest request, Scope scope) {}

    /**
     * Begins with the first.
     *
     * @param turns one at least
     * @param resumable whether they are ranges of one selection, the highest first
     */
    WindowChain(List<Turn> turns, boolean resumable, OpikClient client, Tally tally, Cancel cancel) throws IOException {
        this.turns = turns;
        this.resumable = resumable;
        this.client = client;
        this.tally = tally;
        this.cancel = cancel;
        this.current = openNext();
    }

    private WindowSource openNext() throws IOException {
        Turn turn = turns.get(next);
        next++;
        tally.beginTurn(turns.subList(next, turns.size()).stream()
                .mapToLong(behind -> behind.request().selection().limit())
                .sum());
        return WindowSource.open(turn.request(), client, tally, cancel, turn.scope());
    }

    @Override
    public @Nullable Window nextWindow() throws IOException {
        Window window = current.nextWindow();
        while (window == null && next < turns.size() && current.status() != ExportResult.Status.CANCELLED) {
            limited |= current.status() == ExportResult.Status.LIMITED;
            current.close();
            current = openNext();
            window = current.nextWindow();
        }
        return window;
    }

    @Override
    public @Nullable Window confirm() throws IOException {
        return current.confirm();
    }

    @Override
    public boolean isResumable() {
        return resumable && current.isResumable();
    }

    @Override
    public ExportResult.Status status() {
        if (next < turns.size()) {
            return ExportResult.Status.CANCELLED;
        }
        ExportResult.Status last = current.status();
        return limited && last == ExportResult.Status.COMPLETE ? ExportResult.Status.LIMITED : last;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
