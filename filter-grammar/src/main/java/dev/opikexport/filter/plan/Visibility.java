package dev.opikexport.filter.plan;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filter.Comparison;
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
import java.util.Optional;
import java.util.Set;

/** Which comparisons a row of the API is enough for. */
public final class Visibility {

    private static final Set<String> PUT_IN_BY_THE_API = Set.of("provider", "providers");

    private Visibility() {}

    /** Fails if a part of the filter that must be decided here needs what no row shows. */
    static void check(Filter filter, Filter part) {
        String text = FilterPrinter.print(filter);
        List<Problem> problems = new ArrayList<>();
        for (Comparison comparison : part.comparisons()) {
            whyHidden(comparison).ifPresent(reason -> problems.add(problem(text, comparison, reason)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidFilterException(text, problems);
        }
    }

    private static Problem problem(String text, Comparison comparison, String reason) {
        String part = FilterPrinter.print(comparison);
        int start = text.indexOf(part);
        return Problem.of(
                ProblemCode.NOT_PLANNABLE,
                "The server cannot be asked for this, and it cannot be decided from the rows: " + reason + ".",
                new Span(start, start + part.length()),
                "Leave out NOT or OR around it, or write it so that it stands alone beside AND.");
    }

    /** Why a filter cannot be decided from rows alone, as a sentence without its end; empty if it can. */
    public static Optional<String> whyNotFromRows(Filter filter) {
        return filter.comparisons().stream()
                .flatMap(comparison -> whyHidden(comparison)
                        .map(reason -> "Only a server can compare " + FilterPrinter.print(comparison) + ": " + reason)
                        .stream())
                .findFirst();
    }

    /** Why a comparison cannot be decided from rows, as a part of a sentence; empty if it can. */
    private static Optional<String> whyHidden(Comparison comparison) {
        Field field = comparison.field();
        if (!field.entity().isEvaluated()) {
            return Optional.of("rows of " + field.entity() + " are not compared here");
        }
        if (!field.isInRows()) {
            return Optional.of("no row shows " + field.name());
        }
        boolean metadata =
                field.name().equals("metadata") && comparison.key() instanceof Key.Path path && !isKept(path);
        return metadata ? Optional.of("the API changes this part of the metadata in its rows") : Optional.empty();
    }

    /** The API puts the provider into the metadata, and replaces metadata that is no object. */
    private static boolean isKept(Key.Path path) {
        return !path.steps().isEmpty()
                && path.steps().get(0) instanceof Step.Member member
                && !PUT_IN_BY_THE_API.contains(member.name());
    }
}
