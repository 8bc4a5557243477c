package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.core.window.count.Bounds;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.count.SecondCount;
import dev.opikexport.core.window.count.Totals;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * Reads a range with one request to the list, whose answer holds the rows and their total and has a true status.
 *
 * <p>If there are more rows than asked for, the answer still proves its upper part: the list is sorted by id, and all the rows that
 * were asked for came. The rest of the range is another window. More rows than were asked for come where no bound lies between them.
 */
record ListReader(
        OpikClient client,
        Bounds bounds,
        Totals totals,
        SecondCount second,
        boolean keepCopies,
        IntToLongFunction answerBytes,
        Time time)
        implements RangeReader {

    @Override
    public Reading read(CountedQuery planned, KeyRange range, int size, Patience patience) throws IOException {
        RowPage page = client.list(bounds.apply(planned.query(), range), size, answerBytes.applyAsLong(size), patience);
        RowSet rows = RowSet.of(page.rows(), range, keepCopies);
        if (rows.distinct() < size && (page.total() <= size || !planned.totalReliable())) {
            return part(range, rows, page.total(), page.total());
        }
        if (rows.isEmpty()) {
            return withoutRows(planned, range, size, page.total());
        }
        boolean isDescending = RowSet.isDescending(page.rows());
        String cut = Cuts.near(rows, isDescending ? rows.last() : rows.median());
        if (cut.equals(range.below())) {
            return read(planned, range, 2 * size, patience);
        }
        return isDescending
                ? upperPart(planned, range.upper(cut), rows, page.total(), size, patience)
                : new Reading.Overfull(cut);
    }

    /** So many rows that none came, or a wrong total: cutting for that one would find the next, without end. */
    private Reading withoutRows(CountedQuery planned, KeyRange range, int size, long total) throws IOException {
        long counted = second.of(planned, range).orElse(total);
        Optional<String> middle =
                counted <= size ? Optional.empty() : Cuts.middle(planned.query().entity(), range, time);
        return middle.isPresent()
                ? new Reading.Overfull(middle.get())
                : new Reading.Part(range, RowSet.EMPTY, counted, total);
    }

    private Reading upperPart(
            CountedQuery planned, KeyRange covered, RowSet rows, long total, int size, Patience patience)
            throws IOException {
        RowSet upper = rows.in(covered);
        long expected = rows.distinct() == size ? upper.distinct() : totals.count(planned, covered, patience);
        return part(covered, upper, expected, total);
    }

    private static Reading part(KeyRange covered, RowSet rows, long expected, long total) {
        boolean whole = rows.distinct() == expected;
        return new Reading.Part(whole ? covered.frozenAt(rows) : covered, rows, expected, total);
    }
}
