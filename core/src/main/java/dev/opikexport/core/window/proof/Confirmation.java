package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.count.SecondCount;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Counts what some windows delivered once more, in another way, when they are through: one request for each query if all is well. Where the
 * counts differ it reads what the windows lack, and finds out between which ids rows are missing.
 */
final class Confirmation {

    /** More claims than these stay as they are: a server that loses so much is not worth more requests. */
    private static final int MOST_CLAIMS = 300;

    private final SecondCount counts;
    private final List<RangeReader> readers;
    private final Patience patience;
    private final Time time;

    Confirmation(SecondCount counts, List<RangeReader> readers, Patience patience, Time time) {
        this.counts = counts;
        this.readers = readers;
        this.patience = patience;
        this.time = time;
    }

    /**
     * What came late, and what is missing in the end.
     *
     * @param range of the windows
     * @param delivered for each query; what comes late is added to it
     * @param claims what is missing by the totals of the windows' answers
     * @param size the most rows to ask for at once
     */
    Confirmed of(
            List<CountedQuery> queries, KeyRange range, List<Delivered> delivered, List<MissingRange> claims, int size)
            throws IOException {
        if (claims.size() > MOST_CLAIMS) {
            return new Confirmed(RowSet.EMPTY, claims);
        }
        List<MissingRange> missing = new ArrayList<>();
        for (MissingRange claim : claims) {
            boolean isHole =
                    delivered.stream().allMatch(ids -> ids.in(claim.range()).isEmpty());
            long rows = isHole ? rows(queries, claim) : 0;
            if (rows != 0) {
                missing.add(new MissingRange(claim.range(), rows, claim.reason()));
            }
        }
        List<KeyRange> pieces =
                range.without(missing.stream().map(MissingRange::range).toList());
        RowSet late = RowSet.EMPTY;
        for (int i = 0; i < queries.size(); i++) {
            LateRows found =
                    new LateRows(queries.get(i), counts, readers, patience, time, size, delivered.get(i), delivered);
            for (KeyRange piece : pieces) {
                OptionalLong counted = counts.of(queries.get(i), piece);
                if (counted.isPresent()) {
                    found.find(piece, counted.getAsLong());
                } else {
                    missing.add(new MissingRange(
                            piece, MissingRange.UNKNOWN, "the server did not count these rows a second time"));
                }
            }
            late = late.union(found.late());
            missing.addAll(found.missing());
        }
        return new Confirmed(late, missing);
    }

    /** How many rows of a claim the second count knows; rows that came above all others since do not belong to it. */
    private long rows(List<CountedQuery> queries, MissingRange claim) throws IOException {
        long most = 0;
        for (CountedQuery query : queries) {
            OptionalLong counted = counts.of(query, claim.range());
            if (counted.isEmpty()) {
                return claim.rows();
            }
            most = Math.max(most, counted.getAsLong());
        }
        boolean isOpen = claim.range().below() == null && claim.rows() != MissingRange.UNKNOWN;
        return isOpen ? Math.min(most, claim.rows()) : most;
    }
}
