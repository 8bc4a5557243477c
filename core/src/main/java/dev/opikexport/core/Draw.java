package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.selection.Lottery;
import dev.opikexport.core.selection.MemberText;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.server.RowMembers;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * What a selection's sample takes of the rows that one run reads.
 *
 * @param sample which of them
 * @param range the ids that are to be read
 */
record Draw(Predicate<RowMembers> sample, KeyRange range) {

    /** Reads all ids first, if the sample has a number of rows. */
    static Draw of(ExportRequest request, OpikClient client, Tally tally, Cancel cancel, Scope scope)
            throws IOException {
        Sample chosen = request.selection().sample();
        if (chosen instanceof Sample.Share share) {
            return new Draw(row -> share.contains(request.entity(), row), scope.range());
        }
        if (chosen instanceof Sample.Count count) {
            return drawn(count.rows() - scope.rowsBefore(), request, client, tally, cancel, scope);
        }
        return new Draw(row -> true, scope.range());
    }

    private static Draw drawn(
            long wanted, ExportRequest request, OpikClient client, Tally tally, Cancel cancel, Scope scope)
            throws IOException {
        ExportRequest all = request.withSample(null).withLimit(0).idsOnly();
        Tally draws = new Tally(Progress.NONE, Time.system());
        Lottery lottery = new Lottery(request.entity(), (int) Math.max(0, wanted));
        String highest = "";
        try (SelectedWindows rows = SelectedWindows.open(all, client, draws, cancel, scope.ofDraw(), true)) {
            for (Window window = rows.nextWindow(); window != null; window = rows.nextWindow()) {
                window.rows().forEach(lottery::add);
                highest = highest.isEmpty() ? window.highestId() : highest;
            }
        }
        tally.missed(draws);
        IdSet ids = lottery.chosen();
        // What came since the draw is no part of what was drawn from, and so of the snapshot.
        KeyRange range = highest.isEmpty() ? scope.range() : scope.range().upTo(highest);
        return new Draw(row -> ids.contains(MemberText.of(row, "id")), range);
    }
}
