package dev.opikexport.filter.plan;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPrinter;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what a plan does. */
final class Explanation {

    private Explanation() {}

    static String of(FilterPlan plan) {
        StringBuilder text = new StringBuilder();
        int count = plan.queries().size();
        text.append(
                switch (count) {
                    case 0 -> "No query: no row can match.";
                    case 1 -> "1 query to the server:";
                    default -> count + " queries to the server, their rows united by id:";
                });
        for (int i = 0; i < count; i++) {
            appendQuery(text, i + 1, plan.queries().get(i));
        }
        plan.residual().ifPresent(residual -> appendResidual(text, residual, plan.reasons()));
        plan.notes().forEach(note -> text.append("\nNote: ").append(note));
        return text.toString();
    }

    private static void appendQuery(StringBuilder text, int number, PlannedQuery query) {
        String filters = query.filters().stream().map(Explanation::describe).collect(Collectors.joining(" AND "));
        text.append("\n  ").append(number).append(". ").append(filters.isEmpty() ? "every row" : filters);
        if (!query.totalIsReliable()) {
            text.append("\n     the server's total also counts traces without spans");
        }
    }

    private static void appendResidual(StringBuilder text, Filter residual, List<String> reasons) {
        text.append("\nOf these rows, those that match here:\n  ").append(FilterPrinter.print(residual));
        reasons.forEach(reason -> text.append("\n  because ").append(reason));
    }

    /** A REST filter as it is sent. */
    static String describe(RestFilter filter) {
        StringBuilder text = new StringBuilder(filter.field());
        if (filter.key() != null) {
            text.append(" [").append(filter.key()).append(']');
        }
        text.append(' ').append(filter.operator());
        return filter.operator().isUnary() ? text.toString() : text + " \"" + filter.value() + '"';
    }
}
