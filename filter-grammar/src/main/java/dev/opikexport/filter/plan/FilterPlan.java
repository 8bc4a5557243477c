package dev.opikexport.filter.plan;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.InvalidFilterException;
import java.util.List;
import java.util.Optional;

/**
 * How to get the rows of a filter from a server that only knows AND: ask the queries, unite their rows by id, and keep those
 * that match the residual.
 *
 * @param queries what to ask; none if no row can match
 * @param residual what is left to decide here, for example with {@link dev.opikexport.filter.FilterPredicate}
 * @param reasons why there is a residual; empty if there is none
 * @param notes what may surprise in the filter, for example wildcards
 */
public record FilterPlan(
        List<PlannedQuery> queries, Optional<Filter> residual, List<String> reasons, List<String> notes) {

    public FilterPlan {
        queries = List.copyOf(queries);
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /**
     * The plan with the usual options.
     *
     * @throws InvalidFilterException if a part can be decided neither by the server nor here
     */
    public static FilterPlan of(Filter filter) {
        return of(filter, PlanOptions.DEFAULT);
    }

    /**
     * The plan with other options.
     *
     * @throws InvalidFilterException if a part can be decided neither by the server nor here
     */
    public static FilterPlan of(Filter filter, PlanOptions options) {
        return new Planner(filter, options).plan();
    }

    /** What is asked of the server, what is decided here and why, in a few lines. */
    public String explain() {
        return Explanation.of(this);
    }
}
