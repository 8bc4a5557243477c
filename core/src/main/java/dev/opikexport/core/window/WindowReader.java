package dev.opikexport.core.window;

import dev.opikexport.core.client.Patience;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;
import dev.opikexport.core.window.proof.Confirmed;
import dev.opikexport.core.window.proof.MissingRange;
import dev.opikexport.core.window.proof.Prover;
import dev.opikexport.filter.server.RowMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the rows of a range that any of several queries selects, each row once, and leaves out those that a condition which only we can
 * check refuses.
 */
record WindowReader(Prover prover, List<CountedQuery> queries, Predicate<RowMembers> residual) {

    /** A window, or the id at which the range must be cut before it can be read. */
    sealed interface Result {

        /**
         * The upper part of the range, or all of it.
         *
         * @param rows of the window before the condition
         * @param rangeTotal how many rows the server counts in the whole range; {@link Prover#UNKNOWN} if it was not asked
         */
        record Read(Window window, RowSet rows, long rangeTotal) implements Result {}

        /** The range must be cut in two. */
        record Cut(String at) implements Result {}
    }

    Result read(KeyRange range, int size, Patience patience) throws IOException {
        KeyRange covered = range;
        RowSet rows = RowSet.EMPTY;
        long rangeTotal = 0;
        List<MissingRange> missing = new ArrayList<>();
        List<RowSet> proven = new ArrayList<>();
        for (CountedQuery query : queries) {
            Prover.Result result = prover.prove(query, covered, size, patience);
            if (result instanceof Prover.Result.Cut cut) {
                return new Result.Cut(cut.at());
            }
            Prover.Result.Proven part = (Prover.Result.Proven) result;
            covered = new KeyRange(part.covered().from(), range.below());
            proven.add(part.rows());
            rows = part.rows().union(rows.in(covered));
            rangeTotal = Math.max(rangeTotal, part.rangeTotal());
            missing.addAll(part.missing());
        }
        String highest = rows.isEmpty() ? "" : rows.first();
        Window window = new Window(
                covered,
                matching(rows),
                highest,
                rows.distinct(),
                rows.bytes(),
                stillMissing(missing, covered, rows),
                ids(proven, covered));
        return new Result.Read(window, rows, rangeTotal);
    }

    /** Nothing came for any query. */
    List<List<String>> noIds() {
        return queries.stream().map(query -> List.<String>of()).toList();
    }

    private static List<List<String>> ids(List<RowSet> proven, KeyRange covered) {
        return proven.stream().<List<String>>map(rows -> rows.in(covered).ids()).toList();
    }

    /** What a second count finds lacking in some windows: rows that come late, and what is missing in the end. */
    Window confirm(Unconfirmed windows, int size) throws IOException {
        KeyRange range = windows.range();
        Confirmed confirmed = prover.confirm(queries, range, windows.delivered(), windows.claims(), size);
        RowSet late = confirmed.late();
        String highest = late.isEmpty() ? "" : late.first();
        return new Window(
                range, matching(late), highest, late.distinct(), late.bytes(), confirmed.missing(), List.of());
    }

    private List<Row> matching(RowSet rows) {
        List<Row> matching = new ArrayList<>(rows.rows());
        matching.removeIf(residual.negate());
        return matching;
    }

    /** Without those that another query delivered, and those below the window, which will be asked for again. */
    private List<MissingRange> stillMissing(List<MissingRange> missing, KeyRange covered, RowSet rows) {
        if (queries.size() == 1) {
            return missing;
        }
        List<MissingRange> still = new ArrayList<>();
        for (MissingRange range : missing) {
            KeyRange part = covered.intersection(range.range());
            long left = range.rows() - rows.in(part).distinct();
            if (!part.isEmpty() && left > 0) {
                still.add(new MissingRange(part, left, range.reason()));
            }
        }
        return still;
    }
}
