package dev.opikexport.core.window.key;

import dev.opikexport.core.row.RowId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ids that lie between two bounds, in the order of their UTF-8 bytes.
 *
 * @param from the first, included; null for no bound
 * @param below the bound above, not included; null for no bound
 */
public record KeyRange(@Nullable String from, @Nullable String below) {

    /** Every id. */
    public static final KeyRange ALL = new KeyRange(null, null);

    /** No id. */
    public static final KeyRange NONE = new KeyRange(Keys.startOf(0), Keys.startOf(0));

    /**
     * The UUIDs of a range of time.
     *
     * @param fromMillis since 1970, included; null for no bound
     * @param belowMillis since 1970, not included; null for no bound
     */
    public static KeyRange ofTime(@Nullable Long fromMillis, @Nullable Long belowMillis) {
        return new KeyRange(
                fromMillis == null ? null : Keys.startOf(fromMillis),
                belowMillis == null ? null : Keys.startOf(belowMillis));
    }

    /** The ids from one UUID to another, both included. */
    public static KeyRange between(String lowest, String highest) {
        return new KeyRange(lowest, Keys.after(highest));
    }

    /** The text before which and at which no id stands that is below the given one. */
    public static String before(String id) {
        return Keys.before(id);
    }

    /** The same without ids above one. */
    public KeyRange upTo(String highest) {
        return intersection(new KeyRange(null, Keys.boundAt(Keys.after(highest))));
    }

    /** The milliseconds since 1970 in the id of a trace or span. */
    public static long millisOf(String id) {
        return Keys.millis(id);
    }

    /** Whether an id lies in it. */
    public boolean contains(String id) {
        return (from == null || RowId.compare(id, from) >= 0) && (below == null || RowId.compare(id, below) < 0);
    }

    public boolean isEmpty() {
        return from != null && below != null && RowId.compare(from, below) >= 0;
    }

    /** How many rows it can have of those that were counted in it: a range of a single id has one at most, whatever the server says. */
    public long possible(long counted) {
        boolean single = from != null && Keys.after(from).equals(below);
        return single ? Math.min(1, counted) : counted;
    }

    /** What both ranges hold. */
    public KeyRange intersection(KeyRange other) {
        boolean higherFrom = from == null || (other.from != null && RowId.compare(other.from, from) > 0);
        boolean lowerBelow = below == null || (other.below != null && RowId.compare(other.below, below) < 0);
        return new KeyRange(higherFrom ? other.from : from, lowerBelow ? other.below : below);
    }

    /** The smallest range that holds both. */
    public KeyRange and(KeyRange other) {
        String least =
                from == null || other.from == null ? null : RowId.compare(from, other.from) <= 0 ? from : other.from;
        String most = below == null || other.below == null
                ? null
                : RowId.compare(below, other.below) >= 0 ? below : other.below;
        return new KeyRange(least, most);
    }

    /** The same with an end behind the highest row, if it had none: rows that come later are not part of it. Only for rows that are whole. */
    public KeyRange frozenAt(RowSet rows) {
        return below != null || rows.isEmpty() ? this : new KeyRange(from, Keys.boundAt(Keys.after(rows.first())));
    }

    /** What is left of it under another one. */
    public KeyRange under(KeyRange other) {
        return other.from == null ? NONE : new KeyRange(from, other.from);
    }

    /** The part at and above a cut. */
    public KeyRange upper(String cut) {
        return new KeyRange(cut, below);
    }

    /** The part below a cut. */
    public KeyRange lower(String cut) {
        return new KeyRange(from, cut);
    }

    /** What is left of it without some ranges, highest ids first. */
    public List<KeyRange> without(List<KeyRange> holes) {
        List<KeyRange> pieces = List.of(this);
        for (KeyRange hole : holes) {
            pieces = pieces.stream()
                    .flatMap(piece -> piece.around(hole))
                    .filter(piece -> !piece.isEmpty())
                    .toList();
        }
        return pieces;
    }

    private Stream<KeyRange> around(KeyRange hole) {
        Stream<KeyRange> above =
                hole.below == null ? Stream.of() : Stream.of(intersection(new KeyRange(hole.below, null)));
        Stream<KeyRange> under =
                hole.from == null ? Stream.of() : Stream.of(intersection(new KeyRange(null, hole.from)));
        return Stream.concat(above, under);
    }

    /** The first millisecond of UUIDs in the range. */
    public long fromMillis() {
        return from == null ? 0 : Keys.millis(from);
    }

    /** The last millisecond of UUIDs in the range. */
    public long lastMillis() {
        if (below == null) {
            return Keys.LAST_MILLIS;
        }
        return Keys.isStartOfMillis(below) ? Keys.millis(below) - 1 : Keys.millis(below);
    }

    /**
     * Where to cut a range of UUIDs in two: between two milliseconds if it holds several, else within the one.
     *
     * @param now no rows are expected above it; cuts a range without an upper bound
     */
    public Optional<String> middle(long now) {
        long first = fromMillis();
        long last = below == null ? Math.max(first + 1, Math.min(Keys.LAST_MILLIS, now)) : lastMillis();
        if (last > first) {
            return Optional.of(Keys.startOf(first + (last - first + 1) / 2));
        }
        String least = from == null ? Keys.startOf(0) : from;
        String middle = Keys.middle(least, below == null ? Keys.startOf(first + 1) : below);
        return middle.equals(least) ? Optional.empty() : Optional.of(middle);
    }

    /** Where to cut a range of any texts in two; nothing if they differ too little. */
    public Optional<String> middleOfTexts() {
        return Texts.middle(from, below)
                .map(Keys::boundAt)
                .filter(this::contains)
                .filter(middle -> !middle.equals(from));
    }

    /** By hand, as is the hash code: linking the one that Java makes for records takes milliseconds of every start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyRange range
                && Objects.equals(from, range.from)
                && Objects.equals(below, range.below);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, below);
    }

    @Override
    public String toString() {
        return "[" + (from == null ? "" : from) + ", " + (below == null ? "" : below) + ")";
    }
}
