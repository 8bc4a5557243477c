package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.PlanOptions;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.server.RowMembers;
import dev.opikexport.filter.server.ServerQuery;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the tree, its plan selects the rows that the tree itself selects. */
class RandomPlansTest {

    private static final int TREES = 10_000;
    private static final int ROWS_PER_TREE = 40;

    private final Random random = new Random(20261123);
    private int planned;
    private int queries;
    private int residuals;

    @Test
    void plansSelectWhatTheirTreesSelect() {
        for (int tree = 0; tree < TREES; tree++) {
            Entity entity = List.of(Entity.TRACES, Entity.SPANS, Entity.THREADS).get(tree % 3);
            parse(entity, new RandomFilters(random, entity).next(random.nextInt(4)))
                    .ifPresent(filter -> check(entity, filter));
        }
        assertThat(planned).isGreaterThan(TREES / 2);
        assertThat(queries).isGreaterThan(planned);
        assertThat(residuals).isBetween(planned / 10, planned * 9 / 10);
    }

    private static Optional<Filter> parse(Entity entity, String text) {
        try {
            return Optional.of(OqlParser.parse(entity, text));
        } catch (InvalidFilterException e) {
            return Optional.empty();
        }
    }

    private void check(Entity entity, Filter filter) {
        String text = FilterPrinter.print(filter);
        assertThat(OqlParser.parse(entity, text)).as(text).isEqualTo(filter);
        Optional<FilterPlan> found = plan(filter);
        if (found.isEmpty()) {
            return;
        }
        FilterPlan plan = found.get();
        planned++;
        queries += plan.queries().size();
        residuals += plan.residual().isPresent() ? 1 : 0;
        List<ServerQuery> asked = plan.queries().stream()
                .map(query -> ServerQuery.of(entity, query.filters()))
                .toList();
        Optional<FilterPredicate> residual = plan.residual().map(FilterPredicate::of);
        FilterPredicate tree = FilterPredicate.of(filter);
        List<RowMembers> rows = Resources.rows(entity);
        for (int i = 0; i < ROWS_PER_TREE; i++) {
            RowMembers row = rows.get(random.nextInt(rows.size()));
            boolean selected = asked.stream().anyMatch(query -> query.test(row))
                    && residual.map(rest -> rest.test(row)).orElse(true);
            if (selected != tree.test(row)) {
                assertThat(selected)
                        .as(text + "\n" + plan.explain() + "\n" + row)
                        .isEqualTo(tree.test(row));
            }
        }
    }

    private Optional<FilterPlan> plan(Filter filter) {
        try {
            return Optional.of(FilterPlan.of(filter, PlanOptions.DEFAULT.withQueries(1 + random.nextInt(8))));
        } catch (InvalidFilterException e) {
            assertThat(e.problems()).allMatch(problem -> problem.code() == ProblemCode.NOT_PLANNABLE);
            assertThat(e.problems()).noneMatch(problem -> problem.message().contains("cannot answer"));
            return Optional.empty();
        }
    }
}
