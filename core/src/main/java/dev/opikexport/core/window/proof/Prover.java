package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.window.count.Bounds;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.count.SecondCount;
import dev.opikexport.core.window.count.SpanlessTraces;
import dev.opikexport.core.window.count.Totals;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Reads a range until its distinct ids are as many as the server counts, or finds out which are missing.
 *
 * <p>More rows than counted are kept: rows arrive while the server counts.
 */
public final class Prover {

    /** A count that is not known. */
    public static final long UNKNOWN = -1;

    private static final int READINGS = 2;

    private final RangeReader reader;
    private final Totals totals;
    private final SpanlessTraces spanless;
    private final MissingRows missingRows;
    private final Confirmation confirmation;

    private Prover(
            OpikClient client,
            Totals totals,
            SpanlessTraces spanless,
            SecondCount second,
            RangeReader reader,
            RangeReader otherReader,
            Time time) {
        this.reader = reader;
        this.totals = totals;
        this.spanless = spanless;
        this.missingRows = new MissingRows(totals, List.of(reader, otherReader), time);
        this.confirmation = new Confirmation(
                second, List.of(reader, otherReader), client.connection().patience(), time);
    }

    /**
     * A prover of rows that lists or the stream deliver.
     *
     * @param timeBounds whether the server is asked by time; by filters on ids alone if not
     * @param keepCopies whether a trace in several experiments comes once for each
     * @param answerBytes the largest answer to take for so many rows
     */
    public static Prover of(
            OpikClient client,
            Entity entity,
            boolean bySearch,
            boolean timeBounds,
            boolean keepCopies,
            IntToLongFunction answerBytes,
            Time time) {
        Bounds bounds = timeBounds ? Bounds.of(entity) : Bounds.ID_ONLY;
        Totals totals = new Totals(client, bounds);
        SpanlessTraces spanless = new SpanlessTraces(client, bounds);
        SecondCount second = new SecondCount(client, bounds, totals, spanless);
        RangeReader list = new ListReader(client, bounds, totals, second, keepCopies, answerBytes, time);
        RangeReader search = new SearchReader(client, bounds, totals, answerBytes);
        return bySearch
                ? new Prover(client, totals, spanless, second, search, list, time)
                : new Prover(client, totals, spanless, second, list, entity == Entity.THREADS ? list : search, time);
    }

    /** What came of it. */
    public sealed interface Result {

        /**
         * Rows, with what the server counts but does not deliver.
         *
         * @param covered the upper part of the range, or all of it
         * @param rangeTotal how many rows the server counts in the whole range; {@link Prover#UNKNOWN} if it was not asked
         */
        record Proven(KeyRange covered, RowSet rows, List<MissingRange> missing, long rangeTotal) implements Result {}

        /** The range must be cut in two. */
        record Cut(String at) implements Result {}
    }

    /**
     * Reads a window until as many different ids came as the server counts in it, or until it is known which are missing.
     *
     * @param size the most rows to ask for at once
     * @return the rows, or where the range must be cut before it can be read
     * @throws IOException if the server refuses, or cannot be reached for longer than the patience
     */
    public Result prove(CountedQuery query, KeyRange range, int size, Patience patience) throws IOException {
        KeyRange covered = range;
        RowSet all = RowSet.EMPTY;
        long expected = 0;
        long rangeTotal = Prover.UNKNOWN;
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

    /**
     * Counts what some windows delivered once more, in another way.
     *
     * @param range of the windows
     * @param delivered for each query; what comes late is added to it
     * @param claims what is missing by the totals of the windows' answers
     * @param size the most rows to ask for at once
     */
    public Confirmed confirm(
            List<CountedQuery> queries, KeyRange range, List<Delivered> delivered, List<MissingRange> claims, int size)
            throws IOException {
        return confirmation.of(queries, range, delivered, claims, size);
    }

    private long expected(CountedQuery query, Reading.Part part, Patience patience) throws IOException {
        return query.totalReliable() || part.rows().distinct() >= part.expected()
                ? totals.believed(query, part.covered(), part.expected(), patience)
                : part.expected() - spanless.countedIn(query.query(), part.covered(), patience);
    }
}
