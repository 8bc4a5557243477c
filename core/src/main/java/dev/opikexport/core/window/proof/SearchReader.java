package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.core.window.count.Bounds;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.count.Totals;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Reads a range by walking the stream's cursor, and counts with the list: the stream ends alike whether there are no more rows or the server
 * failed, and it may lose rows before its end.
 */
record SearchReader(OpikClient client, Bounds bounds, Totals totals, IntToLongFunction answerBytes)
        implements RangeReader {

    private static final int MAX_LIMIT = 2000;

    @Override
    public Reading read(CountedQuery planned, KeyRange open, int size, Patience patience) throws IOException {
        KeyRange range = frozen(planned, open, patience);
        RowQuery query = bounds.apply(planned.query(), range);
        List<Row> rows = new ArrayList<>();
        String last = null;
        boolean ended = false;
        while (!ended && rows.size() < size) {
            int limit = Math.min(MAX_LIMIT, size - rows.size());
            List<Row> next = client.search(query, limit, last, answerBytes.applyAsLong(size), patience);
            ended = next.isEmpty();
            if (!ended) {
                RowSet set = RowSet.of(next, last == null ? range : range.lower(last), false);
                if (!RowSet.isDescending(next)) {
                    throw new OpikException.BadAnswer("A stream is not in the order of ids.", null);
                }
                rows.addAll(set.rows());
                last = set.last();
            }
        }
        KeyRange covered = ended || last == null ? range : range.upper(last);
        long expected = totals.count(planned, covered, patience);
        return new Reading.Part(
                covered, RowSet.of(rows, covered, false), expected, covered.equals(range) ? expected : Prover.UNKNOWN);
    }

    /** A stream and its count are two requests, so rows that come between them must not count. */
    private KeyRange frozen(CountedQuery planned, KeyRange open, Patience patience) throws IOException {
        if (open.below() != null) {
            return open;
        }
        RowPage highest = client.list(bounds.apply(planned.query(), open).withoutPayloads(), 1, patience);
        return open.frozenAt(RowSet.of(highest.rows(), open, false));
    }
}
