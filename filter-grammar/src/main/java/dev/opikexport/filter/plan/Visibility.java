package dev.opikexport.filter.plan;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filter.And;
import dev.opikexport.filter.Filter.Comparison;
import dev.opikexport.filter.Filter.Not;
import dev.opikexport.filter.Filter.Or;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.InvalidFilterException;
import dev.opikexport.filter.Key;
import dev.opikexport.filter.Key.Step;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which comparisons a row of the API is enough for. */
final class Visibility {

    private static final Set<String> PUT_IN_BY_THE_API = Set.of("provider", "providers");

    private final List<Problem> problems = new ArrayList<>();
    private final String text;

    private Visibility(String text) {
        this.text = text;
    }

    /** Fails if a part of the filter that must be decided here needs what no row shows. */
    static void check(Filter filter, Filter part) {
        Visibility visibility = new Visibility(FilterPrinter.print(filter));
        visibility.collect(part);
        if (!visibility.problems.isEmpty()) {
            throw new InvalidFilterException(visibility.text, visibility.problems);
        }
    }

    private void collect(Filter filter) {
        if (filter instanceof Comparison comparison) {
            String reason = whyHidden(comparison);
            if (reason != null) {
                problems.add(problem(comparison, reason));
            }
        } else if (filter instanceof Not not) {
            collect(not.operand());
        } else {
            List<Filter> operands = filter instanceof And and ? and.operands() : ((Or) filter).operands();
            operands.forEach(this::collect);
        }
    }

    private Problem problem(Comparison comparison, String reason) {
        String part = FilterPrinter.print(comparison);
        int start = text.indexOf(part);
        return Problem.of(
                ProblemCode.NOT_PLANNABLE,
                "The server cannot be asked for this, and it cannot be decided from the rows: " + reason + ".",
                new Span(start, start + part.length()),
                "Leave out NOT or OR around it, or write it so that it stands alone beside AND.");
    }

    private static @Nullable String whyHidden(Comparison comparison) {
        Field field = comparison.field();
        if (!field.entity().isEvaluated()) {
            return "rows of " + field.entity() + " are not compared here";
        }
        if (!field.isInRows()) {
            return "no row shows " + field.name();
        }
        boolean metadata =
                field.name().equals("metadata") && comparison.key() instanceof Key.Path path && !isKept(path);
        return metadata ? "the API changes this part of the metadata in its rows" : null;
    }

    /** The API puts the provider into the metadata, and replaces metadata that is no object. */
    private static boolean isKept(Key.Path path) {
        return !path.steps().isEmpty()
                && path.steps().get(0) instanceof Step.Member member
                && !PUT_IN_BY_THE_API.contains(member.name());
    }
}
