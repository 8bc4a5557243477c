package dev.opikexport.core.window;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
import java.io.IOException;
import java.util.List;

/**
 * Reads a range until its distinct ids are as many as the server counts, or finds out which are missing.
 *
 * <p>More rows than counted are kept: rows arrive while the server counts.
 */
final class Prover {

    private static final int READINGS = 2;

    private final RangeReader reader;
    private final Totals totals;
    private final SpanlessTraces spanless;
    private final MissingRows missingRows;

    Prover(OpikClient client, Bounds bounds, Totals totals, RangeReader reader, RangeReader otherReader) {
        this.reader = reader;
        this.totals = totals;
        this.spanless = new SpanlessTraces(client, bounds);
        this.missingRows = new MissingRows(totals, List.of(reader, otherReader));
    }

    /** What came of it. */
    sealed interface Result {

        /**
         * Rows, with what the server counts but does not deliver.
         *
         * @param covered the upper part of the range, or all of it
         * @param rangeTotal how many rows the server counts in the whole range; {@link Reading#UNKNOWN} if it was not asked
         */
        record Proven(KeyRange covered, RowSet rows, List<MissingRange> missing, long rangeTotal) implements Result {}

        /** The range must be cut in two. */
        record Cut(String at) implements Result {}
    }

    Result prove(Selection query, KeyRange range, int size, Patience patience) throws IOException {
        KeyRange covered = range;
        RowSet all = RowSet.EMPTY;
        long expected = 0;
        long rangeTotal = Reading.UNKNOWN;
        for (int reading = 0; reading < READINGS; reading++) {
            Reading read = reader.read(query, covered, size, patience);
            if (read instanceof Reading.Overfull overfull) {
                return new Result.Cut(overfull.cut());
            }
            Reading.Part part = (Reading.Part) read;
            covered = part.covered();
            long before = expected;
            expected = expected(query, part, patience);
            if (reading > 0 && expected != before) {
                totals.doubt();
                expected = totals.confirmed(query, covered, expected, patience);
            }
            rangeTotal = Math.max(rangeTotal, part.rangeTotal());
            if (part.rows().distinct() == expected) {
                return new Result.Proven(covered, part.rows(), List.of(), rangeTotal);
            }
            all = part.rows().union(all.in(covered));
        }
        return all.distinct() > expected
                ? new Result.Proven(covered, all, List.of(), rangeTotal)
                : missingRows.locate(query, covered, all, expected, rangeTotal, patience);
    }

    private long expected(Selection query, Reading.Part part, Patience patience) throws IOException {
        return query.totalReliable() || part.rows().distinct() >= part.expected()
                ? totals.believed(query, part.covered(), part.expected(), patience)
                : part.expected() - spanless.countedIn(query.query(), part.covered(), patience);
    }
}
