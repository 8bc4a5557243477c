package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.window.Window;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selections that are read one after the other, for one file or stream. */
final class WindowChain implements WindowSource {

    private final List<ExportRequest> requests;
    private final OpikClient client;
    private final Tally tally;
    private final Cancel cancel;
    private WindowSource current;
    private int next = 1;
    private boolean limited;

    WindowChain(List<ExportRequest> requests, OpikClient client, Tally tally, Cancel cancel) throws IOException {
        this.requests = requests;
        this.client = client;
        this.tally = tally;
        this.cancel = cancel;
        this.current = WindowSource.open(requests.get(0), client, tally, cancel, Scope.ALL);
    }

    @Override
    public @Nullable Window nextWindow() throws IOException {
        Window window = current.nextWindow();
        while (window == null && next < requests.size() && current.status() != ExportResult.Status.CANCELLED) {
            limited |= current.status() == ExportResult.Status.LIMITED;
            current.close();
            current = WindowSource.open(requests.get(next), client, tally, cancel, Scope.ALL);
            next++;
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
        return false;
    }

    @Override
    public ExportResult.Status status() {
        if (next < requests.size()) {
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
