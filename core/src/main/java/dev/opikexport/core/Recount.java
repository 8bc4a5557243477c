package dev.opikexport.core;

import dev.opikexport.core.manifest.IdSum;
import dev.opikexport.core.manifest.RangeNote;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server has now of the rows that an export wrote.
 *
 * @param written rows of the export
 * @param found rows of its query up to its end that the server has now
 * @param differences the ranges of ids in which they differ, highest ids first; empty if the same ids are there
 * @param missing what the server did not deliver, so that nothing is known of it
 * @param isDrawn whether it is a sample of so many rows, of which others are drawn when any row comes or goes
 */
public record Recount(
        long written, long found, List<Difference> differences, List<MissingRange> missing, boolean isDrawn) {

    public Recount {
        differences = List.copyOf(differences);
        missing = List.copyOf(missing);
    }

    /** A range of ids with other rows than were written; with as many of them, some were exchanged for others. */
    public record Difference(KeyRange range, long written, long found) {}

    /** How many rows are gone, at least: within a range, new ones are set off against them. */
    public long gone() {
        return differences.stream()
                .mapToLong(range -> Math.max(range.written == range.found ? 1 : 0, range.written - range.found))
                .sum();
    }

    /** How many rows are new, at least. */
    public long added() {
        return differences.stream()
                .mapToLong(range -> Math.max(range.written == range.found ? 1 : 0, range.found - range.written))
                .sum();
    }

    /** Whether the server was read whole and has the same ids. */
    public boolean isEqual() {
        return differences.isEmpty() && missing.isEmpty();
    }

    /** Counts ids by the ranges of a manifest. */
    static final class Counting {

        private final List<RangeNote> ranges;
        private final List<IdSum> sums = new ArrayList<>();
        private long outside;
        /** Ids come in the order of the ranges, but for a few. */
        private int current;

        Counting(List<RangeNote> ranges) {
            this.ranges = ranges;
            ranges.forEach(range -> sums.add(new IdSum()));
        }

        /**
         * Counts an id.
         *
         * @param place which range it belongs to: the id itself, or that of its trace
         */
        void add(String place, String id) {
            for (int i = 0; i < ranges.size(); i++) {
                int index = (current + i) % ranges.size();
                if (ranges.get(index).range().contains(place)) {
                    current = index;
                    sums.get(index).add(id);
                    return;
                }
            }
            outside++;
        }

        Recount result(List<MissingRange> missing, boolean isDrawn) {
            List<Difference> differences = new ArrayList<>();
            long written = 0;
            long found = outside;
            for (int i = 0; i < ranges.size(); i++) {
                RangeNote range = ranges.get(i);
                IdSum sum = sums.get(i);
                written += range.rows();
                found += sum.count();
                if (sum.count() != range.rows() || !sum.text().equals(range.ids())) {
                    differences.add(new Difference(range.range(), range.rows(), sum.count()));
                }
            }
            if (outside > 0) {
                differences.add(new Difference(KeyRange.ALL, 0, outside));
            }
            return new Recount(written, found, differences, missing, isDrawn);
        }
    }
}
