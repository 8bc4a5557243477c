package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.count.SecondCount;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.Keys;
import dev.opikexport.core.window.key.RowSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the rows of one query that did not come although the second count knows of them: reads them, or says between which ids they are. */
final class LateRows {

    /** Beyond so many counts ranges stay as wide as they are: a server that loses so much is not worth more requests. */
    private static final int MOST_COUNTS = 300;

    private final CountedQuery query;
    private final SecondCount counts;
    private final List<RangeReader> readers;
    private final Patience patience;
    private final Time time;
    private final int size;
    private final Delivered own;
    private final List<Delivered> all;
    private final List<MissingRange> missing = new ArrayList<>();
    private RowSet late = RowSet.EMPTY;
    private int counted;
    private boolean tooLarge;

    /**
     * For one of several queries.
     *
     * @param size the most rows to ask for at once
     * @param own what came for the query
     * @param all what came for each of the queries
     */
    LateRows(
            CountedQuery query,
            SecondCount counts,
            List<RangeReader> readers,
            Patience patience,
            Time time,
            int size,
            Delivered own,
            List<Delivered> all) {
        this.query = query;
        this.counts = counts;
        this.readers = readers;
        this.patience = patience;
        this.time = time;
        this.size = size;
        this.own = own;
        this.all = all;
    }

    /** Rows that came now for the first time. */
    RowSet late() {
        return late;
    }

    List<MissingRange> missing() {
        return missing;
    }

    /** Looks into a range if more rows are expected than came. */
    void find(KeyRange range, long expected) throws IOException {
        find(range, expected, false);
    }

    private void find(KeyRange range, long total, boolean wasRead) throws IOException {
        int before = known(range);
        long expected = range.possible(total);
        tooLarge = false;
        if (expected <= before) {
            return;
        }
        if (expected <= size && (!wasRead || before == 0)) {
            read(range, (int) expected);
            boolean again = known(range) > before || !wasRead;
            lookCloser(range, again ? count(range, expected) : expected);
        } else {
            lookCloser(range, expected);
        }
    }

    /**
     * Halves a range at an id that came, as long as there is one, and goes on where rows are lacking. What the upper half lacks may have come
     * since the range was counted, and then says nothing of the lower half.
     */
    private void lookCloser(KeyRange range, long expected) throws IOException {
        int known = known(range);
        if (expected <= known) {
            return;
        }
        Optional<String> cut = known > 0
                ? Optional.of(cut(range)).filter(at -> !at.equals(range.below()))
                : expected > size || tooLarge ? Cuts.middle(query.query().entity(), range, time) : Optional.empty();
        if (cut.isEmpty() || counted >= MOST_COUNTS) {
            report(range, expected - known);
            return;
        }
        KeyRange upper = range.upper(cut.get());
        long above = count(upper, expected);
        boolean wasRead = expected <= size && !tooLarge;
        KeyRange lower = range.lower(cut.get());
        boolean onlyBelow = above <= known(upper);
        find(upper, above, wasRead);
        find(lower, onlyBelow ? expected - above : count(lower, expected - above), wasRead);
    }

    private String cut(KeyRange range) {
        List<String> ids = own.in(range);
        return Cuts.at(ids.get((ids.size() - 1) / 2), ids.size() == 1, range);
    }

    /**
     * Names what is lacking. How much that is may follow from a wrong count of a wider range, so the range itself is counted before.
     *
     * <p>Rows that another query delivered are not missing, if this query counts them, too: it is asked of one after the other, because most
     * rows of the other query may be none of this one's.
     */
    private void report(KeyRange range, long lacking) throws IOException {
        long rows = Math.min(lacking, counts.most(query, range).orElse(Long.MAX_VALUE) - known(range));
        Set<String> others = new TreeSet<>();
        all.stream().filter(each -> each != own).forEach(each -> others.addAll(each.in(range)));
        others.removeIf(own::contains);
        long delivered = 0;
        for (String id : others) {
            if (delivered < rows && counted < MOST_COUNTS && Keys.isBound(id)) {
                KeyRange one = KeyRange.between(id, id);
                delivered += one.possible(count(one, 0));
            }
        }
        if (rows > delivered) {
            missing.add(MissingRange.notReturned(range, rows - delivered));
        }
    }

    private int known(KeyRange range) {
        return own.in(range).size();
    }

    private long count(KeyRange range, long otherwise) throws IOException {
        counted++;
        return counts.of(query, range).orElse(otherwise);
    }

    private void read(KeyRange range, int expected) throws IOException {
        for (RangeReader reader : readers) {
            if (known(range) < expected) {
                take(read(reader, range, expected + 1));
            }
        }
    }

    private RowSet read(RangeReader reader, KeyRange range, int rows) throws IOException {
        try {
            return reader.read(query, range, rows, patience) instanceof Reading.Part part ? part.rows() : RowSet.EMPTY;
        } catch (OpikException.TooLarge e) {
            tooLarge = rows > 2;
            return tooLarge ? RowSet.EMPTY : read(reader, range, 1);
        } catch (OpikException e) {
            if (!e.mayPass()) {
                throw e;
            }
            return RowSet.EMPTY;
        }
    }

    private void take(RowSet rows) {
        List<Row> unseen = rows.rows().stream()
                .filter(row ->
                        all.stream().noneMatch(ids -> ids.contains(row.key().toString())))
                .toList();
        rows.rows().forEach(row -> own.add(row.key().toString()));
        late = late.union(RowSet.ofSorted(unseen, true));
    }
}
