package dev.opikexport.filter.plan;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filter.And;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.InvalidFilterException;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.formula.Formula;
import dev.opikexport.filter.formula.Formula.Ask;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.server.FailingQueryException;
import dev.opikexport.filter.server.RejectedFilterException;
import dev.opikexport.filter.server.ServerQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes one plan: alternatives of the whole, and as residual the operands of the outermost AND that they do not settle. */
final class Planner {

    private record Operand(Filter filter, NormalForm form) {}

    private final Filter filter;
    private final PlanOptions options;
    private final Set<String> reasons = new LinkedHashSet<>();
    private final Set<Ask> leftOut = new HashSet<>();

    Planner(Filter filter, PlanOptions options) {
        this.filter = filter;
        this.options = options;
    }

    FilterPlan plan() {
        NormalForm form = NormalForm.of(Formula.of(filter), options.queries());
        reasons.addAll(form.reasons());
        List<PlannedQuery> queries = new ArrayList<>();
        for (Set<Ask> alternative : form.alternatives()) {
            queries.add(query(alternative));
        }
        Optional<Filter> residual = queries.isEmpty() ? Optional.empty() : residual(form);
        residual.ifPresent(part -> Visibility.check(filter, part));
        List<String> why = residual.isPresent() ? List.copyOf(reasons) : List.of();
        return new FilterPlan(distinct(queries), residual, why, Notes.of(filter));
    }

    /** Most filters are one query, whose hash is slow to make for the first time. */
    private static List<PlannedQuery> distinct(List<PlannedQuery> queries) {
        return queries.size() < 2 ? queries : queries.stream().distinct().toList();
    }

    private PlannedQuery query(Set<Ask> alternative) {
        QueryBuilder builder = new QueryBuilder(options.length());
        alternative.forEach(builder::add);
        reasons.addAll(builder.leftOut().values());
        leftOut.addAll(builder.leftOut().keySet());
        PlannedQuery query = builder.build();
        alternative.stream()
                .findAny()
                .ifPresent(ask -> checkAnswerable(ask.field().entity(), query));
        return query;
    }

    /** The last look at what is sent: the server must neither refuse it nor fail on it. */
    private void checkAnswerable(Entity entity, PlannedQuery query) {
        if (!entity.isEvaluated()) {
            return;
        }
        try {
            ServerQuery.of(entity, query.filters());
        } catch (RejectedFilterException | FailingQueryException e) {
            String text = FilterPrinter.print(filter);
            String message = "The server cannot answer this filter: " + e.getMessage() + ".";
            throw new InvalidFilterException(
                    text, List.of(Problem.of(ProblemCode.NOT_PLANNABLE, message, new Span(0, text.length()), null)));
        }
    }

    private Optional<Filter> residual(NormalForm form) {
        if (form.isExact() && leftOut.isEmpty()) {
            return Optional.empty();
        }
        return filter instanceof And and ? Optional.of(unsettled(and)) : Optional.of(filter);
    }

    /**
     * An operand is settled if it has exact alternatives, there was room for them, in the order of the normal form, and all of their conditions
     * are asked.
     */
    private Filter unsettled(And and) {
        List<Filter> rest = new ArrayList<>(and.operands());
        List<Operand> operands = and.operands().stream()
                .map(operand -> new Operand(operand, NormalForm.of(Formula.of(operand), options.queries())))
                .toList();
        long alternatives = 1;
        for (Operand operand : NormalForm.inOrder(operands, Operand::form)) {
            long more = alternatives * operand.form().alternatives().size();
            if (more <= options.queries()) {
                alternatives = more;
                if (operand.form().isExact() && isAsked(operand.form())) {
                    rest.remove(operand.filter());
                }
            }
        }
        return rest.size() > 1 ? new And(rest) : rest.get(0);
    }

    private boolean isAsked(NormalForm form) {
        return form.alternatives().stream().flatMap(Set::stream).noneMatch(leftOut::contains);
    }
}
