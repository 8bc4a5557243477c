package dev.opikexport.emulator.http.query;

import dev.opikexport.emulator.derived.TraceAssembly;
import dev.opikexport.emulator.http.wire.SpanType;
import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.LiveRow;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.RowTable;
import dev.opikexport.filter.server.RowMembers;
import dev.opikexport.filter.server.ServerQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks for.
 *
 * @param asked the filters
 * @param search null without a text to look for
 */
public record RowQuery(
        Project project,
        Kind kind,
        TimeRange range,
        @Nullable UUID traceId,
        @Nullable SpanType type,
        Filters asked,
        @Nullable TextSearch search) {

    /** Rows in the order of GET, and how many the server says there are. */
    public record Listed(List<Row> rows, long total) {}

    /** What the query finds as of now. */
    public Listed list() {
        ServerQuery filters = asked.query();
        List<Row> inRange = inListOrder();
        if (isUnconditional()) {
            return new Listed(inRange, inRange.size());
        }
        Predicate<Row> others = plainConditions();
        List<Row> rows = new ArrayList<>();
        long total = 0;
        for (Row packed : inRange) {
            Row row = packed.opened();
            if (others.test(row)) {
                if (filters == null || anyVersion(row, filters::test)) {
                    rows.add(packed);
                }
                if (filters == null || anyVersion(row, filters::countedInTotal)) {
                    total++;
                }
            }
        }
        return new Listed(rows, total);
    }

    /** The first rows below a cursor in the order of POST search; traces know only cursors of version 7. */
    public List<Row> search(@Nullable UUID cursor, int limit) {
        ServerQuery filters = asked.query();
        RowTable table = project.rows(kind);
        List<Row> byId = inRange(table);
        if (cursor != null && kind == Kind.TRACE && cursor.version() != 7) {
            return List.of();
        }
        List<Row> below = cursor == null ? byId : byId.subList(firstBelow(byId, cursor), byId.size());
        Predicate<Row> condition = plainConditions();
        boolean unconditional = isUnconditional();
        List<Row> rows = new ArrayList<>();
        for (Row row : below) {
            if (rows.size() == limit) {
                break;
            }
            if (unconditional) {
                rows.add(row);
                continue;
            }
            Row opened = row.opened();
            if (condition.test(opened) && (filters == null || anyVersion(opened, filters::test))) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The rows as a query with these bounds of time returns them. */
    public List<Row> shown(List<Row> rows) {
        return kind != Kind.TRACE || range.isUnbounded()
                ? rows
                : rows.stream().map(this::withoutScoresOfSpansOutside).toList();
    }

    /** The server gathers the scores of spans within the same bounds as the traces. */
    private Row withoutScoresOfSpansOutside(Row trace) {
        List<Row> spans = project.spansOf(trace.id());
        boolean allInside =
                spans.stream().allMatch(span -> range.contains(span) || span.member("feedback_scores") == null);
        if (allInside) {
            return trace;
        }
        String scores =
                TraceAssembly.spanScores(spans.stream().filter(range::contains).toList());
        return LiveRow.of(trace.id(), trace.shown(), Map.of())
                .inExperiments(trace.experiments())
                .withSpanScores(scores);
    }

    private List<Row> inListOrder() {
        RowTable table = project.rows(kind);
        if (kind == Kind.SPAN && traceId != null) {
            return project.spansOf(traceId).stream()
                    .filter(span -> range.contains(span) && asked.ids().contains(span))
                    .toList();
        }
        if (range.isUnbounded() && asked.ids().isUnbounded()) {
            return table.listed();
        }
        List<Row> inRange = inRange(table);
        if (kind == Kind.TRACE) {
            return inRange;
        }
        List<Row> sorted = new ArrayList<>(inRange);
        sorted.sort(table.listOrder());
        return sorted;
    }

    private List<Row> inRange(RowTable table) {
        List<Row> byId = asked.ids().within(table.byId());
        return range.isUnbounded() ? byId : range.of(byId);
    }

    private boolean isUnconditional() {
        return traceId == null && type == null && asked.query() == null && search == null;
    }

    private Predicate<Row> plainConditions() {
        String ofType = type == null ? null : '"' + type.name() + '"';
        return row -> (traceId == null || traceId.equals(row.traceId()))
                && (ofType == null || ofType.equals(row.member("type")))
                && (search == null || search.test(row));
    }

    private static boolean anyVersion(Row row, Predicate<RowMembers> condition) {
        if (condition.test(row)) {
            return true;
        }
        for (RowMembers earlier : row.earlierVersions()) {
            if (condition.test(earlier)) {
                return true;
            }
        }
        return false;
    }

    private static int firstBelow(List<Row> byId, UUID cursor) {
        int place = RowTable.firstAtMost(byId, cursor);
        return place < byId.size() && Ids.ORDER.compare(byId.get(place).id(), cursor) == 0 ? place + 1 : place;
    }
}
