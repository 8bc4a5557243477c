package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.count.Totals;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the ranges in which the server counts more rows than it delivered, between the ids of rows that it did deliver, and asks for those
 * ranges once more in every way there is.
 */
record MissingRows(Totals totals, List<RangeReader> readers, Time time) {

    /** Beyond so many counts the ranges stay as wide as they are: a server that loses so much is not worth more requests. */
    private static final int MOST_COUNTS = 300;

    private static final int ATTEMPTS = 2;

    Prover.Result.Proven locate(
            CountedQuery query, KeyRange covered, RowSet rows, long expected, long rangeTotal, Patience patience)
            throws IOException {
        RowSet all = rows;
        for (int attempt = 0; attempt < ATTEMPTS && all.distinct() < expected; attempt++) {
            Run run = new Run(query, patience);
            run.search(covered, all, expected);
            all = all.union(run.found);
            if (run.missing() >= expected - all.distinct()) {
                return new Prover.Result.Proven(covered, all, List.copyOf(run.missing), rangeTotal);
            }
            totals.doubt();
        }
        long missing = totals.confirmed(query, covered, expected, patience) - all.distinct();
        return new Prover.Result.Proven(
                covered,
                all,
                missing > 0 ? List.of(MissingRange.notReturned(covered, missing)) : List.of(),
                rangeTotal);
    }

    private final class Run {

        private final CountedQuery query;
        private final Patience patience;
        private final List<MissingRange> missing = new ArrayList<>();
        private RowSet found = RowSet.EMPTY;
        private int counts;

        Run(CountedQuery query, Patience patience) {
            this.query = query;
            this.patience = patience;
        }

        long missing() {
            return missing.stream().mapToLong(MissingRange::rows).sum();
        }

        /** Halves the range at a row that came, as long as there is one, and goes on where rows are missing. */
        void search(KeyRange range, RowSet rows, long total) throws IOException {
            long expected = range.possible(total);
            if (expected <= rows.distinct()) {
                return;
            }
            boolean isDivisible = !rows.isEmpty() && counts < MOST_COUNTS && query.totalReliable();
            String cut = isDivisible ? Cuts.at(rows.median(), rows.distinct() == 1, range) : null;
            if (cut == null || cut.equals(range.below())) {
                askAgain(range, rows, expected);
            } else {
                halve(range, rows, expected, cut);
            }
        }

        private void halve(KeyRange range, RowSet rows, long expected, String cut) throws IOException {
            long above = count(range.upper(cut));
            search(range.upper(cut), rows.in(range.upper(cut)), above);
            search(range.lower(cut), rows.in(range.lower(cut)), expected - above);
        }

        private void askAgain(KeyRange range, RowSet rows, long expected) throws IOException {
            try {
                askAtOnce(range, rows, expected);
            } catch (OpikException.TooLarge e) {
                Optional<String> middle = counts >= MOST_COUNTS || expected == 1
                        ? Optional.empty()
                        : Cuts.middle(query.query().entity(), range, time);
                if (middle.isPresent()) {
                    halve(range, rows, expected, middle.get());
                } else {
                    missing.add(MissingRange.notReturned(range, expected - rows.distinct()));
                }
            }
        }

        private void askAtOnce(KeyRange range, RowSet rows, long expected) throws IOException {
            RowSet all = rows;
            for (RangeReader reader : readers) {
                int size = (int) Math.min(Integer.MAX_VALUE - 1, expected) + 1;
                if (all.distinct() < expected
                        && reader.read(query, range, size, patience) instanceof Reading.Part part) {
                    all = all.union(part.rows());
                }
            }
            found = found.union(all);
            long stillMissing =
                    all.distinct() < expected ? totals.confirmed(query, range, expected, patience) - all.distinct() : 0;
            if (stillMissing > 0 && all.distinct() > rows.distinct() && query.totalReliable()) {
                search(range, all, count(range));
            } else if (stillMissing > 0) {
                missing.add(MissingRange.notReturned(range, stillMissing));
            }
        }

        private long count(KeyRange range) throws IOException {
            counts++;
            return totals.count(query, range, patience);
        }
    }
}
