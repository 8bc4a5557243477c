package dev.opikexport.core.manifest;

import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows that follow one another, and what was counted in them. For the spans of chosen traces the ids are those of the traces.
 *
 * @param from the first id of the range; null for no bound
 * @param below the id where it ends, not included; null for no bound
 * @param windows how many they are
 * @param rows that were written
 * @param ids the {@link IdSum} of those, by which a later look knows whether the same rows are there
 * @param read different rows that the server sent; more than were written if some of them were compared here
 * @param expected how many rows the server counts; null if it did not even count
 */
public record RangeNote(
        @Nullable String from,
        @Nullable String below,
        long windows,
        long rows,
        String ids,
        long read,
        @Nullable Long expected) {

    /** Where a list has more of them, neighbours are put together, two and two. */
    static final int MOST = 1_000;

    /** What was counted in a window of which these rows were written. */
    static RangeNote of(Window window, IdSum written) {
        Long expected = window.read();
        for (MissingRange missing : window.missing()) {
            expected = sum(expected, missing.rows() == MissingRange.UNKNOWN ? null : Long.valueOf(missing.rows()));
        }
        KeyRange range = window.range();
        return new RangeNote(range.from(), range.below(), 1, written.count(), written.text(), window.read(), expected);
    }

    /** Ids as they would have been counted in as many windows as fit, down to one for each id. */
    public static List<RangeNote> of(IdSet ids) {
        List<RangeNote> notes = new ArrayList<>();
        int size = Math.max(1, (ids.size() + MOST - 1) / MOST);
        String below = null;
        for (int from = 0; from < ids.size(); from += size) {
            int to = Math.min(ids.size(), from + size);
            IdSum sum = IdSum.of(ids, from, to);
            String lowest = to == ids.size() ? null : ids.uuidAt(to - 1);
            notes.add(new RangeNote(lowest, below, 1, sum.count(), sum.text(), sum.count(), null));
            below = lowest;
        }
        return notes;
    }

    /**
     * Adds what was counted last, below the others. Those that it counts again, because a second count found rows lacking, become one
     * with it.
     */
    static List<RangeNote> add(List<RangeNote> notes, RangeNote last) {
        List<RangeNote> all = new ArrayList<>(notes);
        RangeNote lowest = last;
        while (!all.isEmpty() && all.get(all.size() - 1).overlaps(lowest)) {
            lowest = all.remove(all.size() - 1).with(lowest);
        }
        all.add(lowest);
        return all.size() <= MOST ? all : inPairs(all);
    }

    private static List<RangeNote> inPairs(List<RangeNote> notes) {
        List<RangeNote> pairs = new ArrayList<>();
        for (int i = 0; i < notes.size(); i += 2) {
            pairs.add(i + 1 < notes.size() ? notes.get(i).with(notes.get(i + 1)) : notes.get(i));
        }
        return pairs;
    }

    private boolean overlaps(RangeNote other) {
        return !range().intersection(other.range()).isEmpty();
    }

    private RangeNote with(RangeNote other) {
        KeyRange both = range().and(other.range());
        return new RangeNote(
                both.from(),
                both.below(),
                windows + other.windows,
                rows + other.rows,
                IdSum.text(ids, other.ids),
                read + other.read,
                sum(expected, other.expected));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : Long.valueOf(one + other);
    }

    /** The ids. */
    public KeyRange range() {
        return new KeyRange(from, below);
    }
}
