package dev.opikexport.filter.syntax;

import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.internal.OqlParser.OperatorContext;
import dev.opikexport.filter.problem.Nearest;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an operator, and checks that the column's type has it. */
final class OperatorReader {

    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("===", "="),
            Map.entry("!==", "!="),
            Map.entry("<>", "!="),
            Map.entry("!", "!="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("=~", "contains"),
            Map.entry("~", "contains"),
            Map.entry("!~", "not_contains"),
            Map.entry("like", "contains"),
            Map.entry("ilike", "contains"),
            Map.entry("matches", "contains"),
            Map.entry("has", "contains"),
            Map.entry("is", "is_empty or is_not_empty"),
            Map.entry("exists", "is_not_empty"),
            Map.entry("between", ">= … AND … <="),
            Map.entry("eq", "="),
            Map.entry("ne", "!="));

    private final SourceText source;
    private final Problems problems;

    OperatorReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The operator; null where it is none, or none for the column. */
    @Nullable
    Operator read(OperatorContext context, @Nullable Column column) {
        Span span = source.span(context);
        String written = source.text(span);
        Optional<Operator> operator = Operator.of(written.toLowerCase(Locale.ROOT));
        if (operator.isEmpty()) {
            reportUnknown(span, written, column);
            return null;
        }
        if (column != null && !column.field().operators().contains(operator.get())) {
            problems.add(new Problem(
                    ProblemCode.WRONG_OPERATOR,
                    OperatorRules.whyNot(column.field(), operator.get()),
                    span,
                    symbols(column.field()),
                    OperatorRules.instead(column.field(), operator.get())));
            return null;
        }
        return operator.get();
    }

    private void reportUnknown(Span span, String written, @Nullable Column column) {
        List<String> all = column == null
                ? Arrays.stream(Operator.values()).map(Operator::symbol).toList()
                : symbols(column.field());
        List<String> near = Nearest.to(written, all);
        String known = OTHER_WORDS.get(written.toLowerCase(Locale.ROOT));
        String hint = known != null
                ? "Write " + Words.code(known) + "."
                : near.isEmpty() ? null : "Did you mean " + Words.code(near.get(0)) + "?";
        problems.add(new Problem(
                ProblemCode.UNKNOWN_OPERATOR,
                "There is no operator " + Words.code(written) + ".",
                span,
                near.isEmpty() ? all : near,
                hint));
    }

    private static List<String> symbols(Field field) {
        return field.operators().stream().map(Operator::symbol).toList();
    }
}
