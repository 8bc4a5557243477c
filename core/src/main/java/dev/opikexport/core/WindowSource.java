package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.window.Window;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows of an export come from, in an order in which a later run can go on. */
interface WindowSource extends Closeable {

    /** Begins to read. */
    static WindowSource open(ExportRequest request, OpikClient client, Tally tally, Cancel cancel, Scope scope)
            throws IOException {
        return request.selection().traces() == null
                ? SelectedWindows.open(request, client, tally, cancel, scope, true)
                : new SpansOfTraces(request, client, tally, cancel, scope.range());
    }

    /** Begins to read one selection after the other. */
    static WindowSource open(List<ExportRequest> requests, OpikClient client, Tally tally, Cancel cancel)
            throws IOException {
        return requests.size() == 1
                ? open(requests.get(0), client, tally, cancel, Scope.ALL)
                : new WindowChain(
                        requests.stream()
                                .map(request -> new WindowChain.Turn(request, Scope.ALL))
                                .toList(),
                        false,
                        client,
                        tally,
                        cancel);
    }

    /** Begins to read ranges of one selection, the highest first. */
    static WindowSource ofRanges(
            ExportRequest request, OpikClient client, Tally tally, Cancel cancel, List<Scope> scopes)
            throws IOException {
        return scopes.size() == 1
                ? open(request, client, tally, cancel, scopes.get(0))
                : new WindowChain(
                        scopes.stream()
                                .map(scope -> new WindowChain.Turn(request, scope))
                                .toList(),
                        true,
                        client,
                        tally,
                        cancel);
    }

    /** The next rows, which may be used until the ones behind them are asked for; null behind the last ones, or when the export was cancelled. */
    @Nullable
    Window nextWindow() throws IOException;

    /**
     * What a second count of the windows so far finds lacking, to be asked again behind it; null if it finds nothing. Rows may be trusted to be
     * all only then.
     */
    @Nullable
    Window confirm() throws IOException;

    /** Whether a later run can go on behind the window that came last: its range says from where. */
    boolean isResumable();

    /** How far it came. */
    ExportResult.Status status();
}
