package dev.opikexport.filter.syntax;

import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.internal.OqlParser;
import dev.opikexport.filter.internal.OqlParser.ComparisonContext;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an operator, and checks that the column's type has it. */
final class OperatorReader {

    private static final String BETWEEN = "between";

    private static final Map<String, Operator> OTHER_WORDS = Map.ofEntries(
            Map.entry("==", Operator.EQUAL),
            Map.entry("===", Operator.EQUAL),
            Map.entry("!==", Operator.NOT_EQUAL),
            Map.entry("<>", Operator.NOT_EQUAL),
            Map.entry("!", Operator.NOT_EQUAL),
            Map.entry("=>", Operator.GREATER_THAN_EQUAL),
            Map.entry("=<", Operator.LESS_THAN_EQUAL),
            Map.entry("=~", Operator.CONTAINS),
            Map.entry("~", Operator.CONTAINS),
            Map.entry("!~", Operator.NOT_CONTAINS),
            Map.entry("like", Operator.CONTAINS),
            Map.entry("ilike", Operator.CONTAINS),
            Map.entry("matches", Operator.CONTAINS),
            Map.entry("has", Operator.CONTAINS),
            Map.entry("exists", Operator.IS_NOT_EMPTY),
            Map.entry("eq", Operator.EQUAL),
            Map.entry("ne", Operator.NOT_EQUAL));

    private final SourceText source;
    private final Problems problems;

    OperatorReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The operator; null where it is none, or none for the column. */
    @Nullable
    Operator read(ComparisonContext comparison, OperatorContext context, @Nullable Column column) {
        Span span = source.span(context);
        String written = source.text(span);
        Optional<Operator> operator = Operator.of(written.toLowerCase(Locale.ROOT));
        if (operator.isEmpty()) {
            reportUnknown(comparison, span, written, column);
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

    private void reportUnknown(ComparisonContext comparison, Span span, String written, @Nullable Column column) {
        List<String> all = column == null
                ? Arrays.stream(Operator.values()).map(Operator::symbol).toList()
                : symbols(column.field());
        List<String> near = Nearest.to(written, all);
        problems.add(new Problem(
                ProblemCode.UNKNOWN_OPERATOR,
                "There is no operator " + Words.code(written) + ".",
                span,
                near.isEmpty() ? all : near,
                hint(comparison, written.toLowerCase(Locale.ROOT), column, near)));
    }

    private @Nullable String hint(
            ComparisonContext comparison, String word, @Nullable Column column, List<String> near) {
        if (word.equals(BETWEEN)) {
            Set<Operator> operators =
                    column == null ? Set.of(Operator.values()) : column.field().operators();
            return between(source.text(source.span(comparison.column())), operators);
        }
        Operator known = word.equals("is") ? is(comparison) : OTHER_WORDS.get(word);
        if (known == null) {
            return near.isEmpty() ? null : "Did you mean " + Words.code(near.get(0)) + "?";
        }
        return column == null || column.field().operators().contains(known)
                ? "Write " + Words.code(known.symbol()) + "."
                : OperatorRules.instead(column.field(), known);
    }

    /** Two comparisons with the bounds, which belong to the range if the column has such operators. */
    private static @Nullable String between(String column, Set<Operator> operators) {
        if (!operators.contains(Operator.GREATER_THAN)) {
            return null;
        }
        String sign = operators.contains(Operator.GREATER_THAN_EQUAL) ? "=" : "";
        return "Write " + Words.code(column + " >" + sign + " …") + " AND " + Words.code(column + " <" + sign + " …")
                + ".";
    }

    /** What SQL means by {@code is}, and people who write it before a value. */
    private Operator is(ComparisonContext comparison) {
        int at = comparison.predicate().operator().getStop().getTokenIndex() + 1;
        boolean isNot = source.stream().get(at).getType() == OqlParser.NOT;
        String value = source.stream().get(isNot ? at + 1 : at).getText().toLowerCase(Locale.ROOT);
        boolean isNothing = value.equals("null") || value.equals("empty");
        if (isNot) {
            return isNothing ? Operator.IS_NOT_EMPTY : Operator.NOT_EQUAL;
        }
        return isNothing ? Operator.IS_EMPTY : Operator.EQUAL;
    }

    private static List<String> symbols(Field field) {
        return field.operators().stream().map(Operator::symbol).toList();
    }
}
