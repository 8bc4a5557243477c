package dev.opikexport.core.selection;

import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.server.RowMembers;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of a selection that one run reads.
 *
 * @param range the ids
 * @param since only what came or changed since; null for everything
 * @param drawn the ids from which a sample of so many rows is drawn
 * @param rowsBefore rows that an earlier run wrote, which count for the limit and for a sample of so many rows
 * @param traces only spans of traces whose ids lie there and are chosen; null for all rows
 * @param chosen the traces; null for all
 */
public record Scope(
        KeyRange range,
        @Nullable Since since,
        KeyRange drawn,
        long rowsBefore,
        @Nullable KeyRange traces,
        @Nullable IdSet chosen) {

    /** Everything. */
    public static final Scope ALL = new Scope(KeyRange.ALL, null, KeyRange.ALL, 0);

    /** A part of all rows. */
    public Scope(KeyRange range, @Nullable Since since, KeyRange drawn, long rowsBefore) {
        this(range, since, drawn, rowsBefore, null, null);
    }

    /** All that a sample is drawn from. */
    public Scope ofDraw() {
        return new Scope(drawn, since, drawn, 0, traces, chosen);
    }

    /** The spans of chosen traces, of those whose ids lie in a range with both bounds. */
    public static Scope ofTraces(KeyRange traces, IdSet chosen) {
        return new Scope(KeyRange.ALL, null, KeyRange.ALL, 0, traces, chosen);
    }

    /** What is asked of the server besides the selection's filters. */
    public List<RestFilter> filters() {
        if (traces == null) {
            return List.of();
        }
        String from = Objects.requireNonNull(traces.from(), "from");
        String below = Objects.requireNonNull(traces.below(), "below");
        return List.of(
                RestFilter.of("trace_id", Operator.GREATER_THAN, KeyRange.before(from)),
                RestFilter.of("trace_id", Operator.LESS_THAN, below));
    }

    /** Of members that nobody asked for, those that need not come: not the ones by which rows are told to be part of it. */
    public Set<String> unwanted(Set<String> members) {
        if (since == null) {
            return members;
        }
        Set<String> unwanted = new TreeSet<>(members);
        unwanted.removeAll(Since.PARTS);
        return unwanted;
    }

    /** Whether a row that lies in the range is part of it. */
    public boolean contains(RowMembers row) {
        return (since == null || since.test(row))
                && (chosen == null || chosen.contains(MemberText.of(row, "trace_id")));
    }
}
