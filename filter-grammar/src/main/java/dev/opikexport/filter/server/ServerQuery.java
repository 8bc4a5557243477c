package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server of version 2.1.24 makes of a list of REST filters on traces, spans or threads: whether it refuses or
 * fails on them, and which rows it returns and counts.
 *
 * <p>Immutable and safe for threads.
 */
public final class ServerQuery {

    private static final Set<Entity> ENTITIES = Set.of(Entity.TRACES, Entity.SPANS, Entity.THREADS);

    private final List<Condition> listed;
    private final List<Condition> counted;

    private ServerQuery(List<Condition> listed, List<Condition> counted) {
        this.listed = List.copyOf(listed);
        this.counted = List.copyOf(counted);
    }

    /**
     * Checks the filters in their order, as the server does, and then readies them for rows.
     *
     * @throws RejectedFilterException if the server answers 400; the first filter that it refuses says why
     * @throws FailingQueryException if the server answers 500
     * @throws IllegalArgumentException if the entity is none of the three or has no such column
     */
    public static ServerQuery of(Entity entity, List<RestFilter> filters) {
        if (!ENTITIES.contains(entity)) {
            throw new IllegalArgumentException("only traces, spans and threads are evaluated, not " + entity);
        }
        List<CheckedFilter> checked =
                filters.stream().map(filter -> CheckedFilter.of(entity, filter)).toList();
        List<Condition> listed = new ArrayList<>();
        List<Condition> counted = new ArrayList<>();
        Map<String, List<CheckedFilter>> emptyScores = new LinkedHashMap<>();
        for (CheckedFilter filter : checked) {
            Condition.failOnBrokenText(filter);
            if (asksForNoScore(filter)) {
                emptyScores
                        .computeIfAbsent(filter.field().name(), field -> new ArrayList<>())
                        .add(filter);
                continue;
            }
            Condition condition = Condition.of(filter);
            counted.add(condition);
            listed.add(listed(filter, condition));
        }
        for (List<CheckedFilter> sameField : emptyScores.values()) {
            Condition condition = ScoreCondition.ofEmpty(sameField);
            counted.add(condition);
            listed.add(condition);
        }
        return new ServerQuery(listed, counted);
    }

    /**
     * What one filter would select if the server's query could hold its text: a backslash before a single quote breaks it.
     *
     * @throws RejectedFilterException if the server answers 400
     */
    public static ServerQuery ofUnsendable(Entity entity, RestFilter filter) {
        CheckedFilter checked = CheckedFilter.of(entity, filter);
        Condition condition = Condition.of(checked);
        return new ServerQuery(List.of(listed(checked, condition)), List.of(condition));
    }

    /**
     * True if the server lists the row.
     *
     * @throws IllegalArgumentException if a member that is asked for has not the shape that the server gives it
     */
    public boolean test(RowMembers row) {
        return all(listed, row);
    }

    /** True if the row counts in the server's total, where traces without spans have sums of zero instead of none. */
    public boolean countedInTotal(RowMembers row) {
        return all(counted, row);
    }

    private static boolean all(List<Condition> conditions, RowMembers row) {
        for (Condition condition : conditions) {
            if (!condition.test(row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean asksForNoScore(CheckedFilter filter) {
        return filter.type() == FieldType.FEEDBACK_SCORES_NUMBER && filter.operator() == Operator.IS_EMPTY;
    }

    /** Sums over spans never list a trace without spans, whatever the comparison. */
    private static Condition listed(CheckedFilter filter, Condition condition) {
        return filter.field().isSpanAggregate()
                ? row -> !Condition.json(row, "span_count").equals("0") && condition.test(row)
                : condition;
    }
}
