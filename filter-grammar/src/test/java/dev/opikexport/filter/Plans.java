package dev.opikexport.filter;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.server.RowMembers;
import dev.opikexport.filter.server.ServerQuery;

/** Carries out plans on single rows. */
final class Plans {

    private Plans() {}

    /** True if the row is in the union of the queries and matches the residual. */
    static boolean select(Entity entity, FilterPlan plan, RowMembers row) {
        return plan.queries().stream()
                        .anyMatch(
                                query -> ServerQuery.of(entity, query.filters()).test(row))
                && plan.residual()
                        .map(FilterPredicate::of)
                        .map(residual -> residual.test(row))
                        .orElse(true);
    }
}
