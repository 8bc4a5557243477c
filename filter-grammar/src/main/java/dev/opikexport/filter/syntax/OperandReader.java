package dev.opikexport.filter.syntax;

import dev.opikexport.filter.Literal;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.internal.OqlParser.ListContext;
import dev.opikexport.filter.internal.OqlParser.OperandContext;
import dev.opikexport.filter.internal.OqlParser.PredicateContext;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.problem.Words;
import dev.opikexport.filter.value.LiteralReader;
import dev.opikexport.filter.value.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind the operator: as many values as it takes. */
final class OperandReader {

    private final SourceText source;
    private final Problems problems;
    private final ValueReader values;
    private final LiteralReader literals;

    OperandReader(ParseOptions options, SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.values = new ValueReader(options, source, problems);
        this.literals = new LiteralReader(options, problems);
    }

    /** The values; null where something is wrong, which is reported. */
    @Nullable
    List<Literal> read(Column column, Operator operator, PredicateContext context) {
        OperandContext operand = context.operand();
        if (operand == null) {
            return withoutOperand(operator, context);
        }
        if (operand.exception != null) {
            return null;
        }
        if (operator.isUnary()) {
            problems.add(
                    ProblemCode.WRONG_COUNT,
                    source.span(operand),
                    Words.code(operator.symbol()) + " takes no value.",
                    "Remove the value.");
            return null;
        }
        List<Written> written = written(operand, operator);
        return written == null ? null : literals.read(column.field(), operator, written, source.span(operand));
    }

    private @Nullable List<Literal> withoutOperand(Operator operator, PredicateContext context) {
        if (operator.isUnary()) {
            return List.of();
        }
        if (context.exception == null) {
            String example = operator.takesList() ? " (\"a\", \"b\")" : " \"text\"";
            problems.add(
                    ProblemCode.MISSING_VALUE,
                    source.span(context.operator()),
                    "A value is missing after " + Words.code(operator.symbol()) + ".",
                    "Write for example " + Words.code(operator + example) + ".");
        }
        return null;
    }

    private @Nullable List<Written> written(OperandContext operand, Operator operator) {
        if (operand.list() != null) {
            return operator.takesList() ? items(operand.list()) : listForOne(operand, operator);
        }
        Written value = values.read(operand.value());
        if (value instanceof Written.Data data && data.value() instanceof Collection<?> collection) {
            return collection(collection, operator, data.span());
        }
        boolean missesParentheses = operator.takesList() && !(value instanceof Written.Broken);
        return missesParentheses ? oneForList(value, operator) : List.of(value);
    }

    private @Nullable List<Written> oneForList(Written value, Operator operator) {
        problems.add(
                ProblemCode.WRONG_COUNT,
                value.span(),
                Words.code(operator.symbol()) + " takes a list in parentheses.",
                "Write " + Words.code("(" + source.text(value.span()) + ")") + ".");
        return null;
    }

    private @Nullable List<Written> listForOne(OperandContext operand, Operator operator) {
        problems.add(
                ProblemCode.WRONG_COUNT,
                source.span(operand),
                Words.code(operator.symbol()) + " takes one value, not a list.",
                "Use " + (operator == Operator.NOT_EQUAL ? "not_in" : "in") + " with a list.");
        return null;
    }

    private @Nullable List<Written> collection(Collection<?> collection, Operator operator, Span span) {
        if (!operator.takesList()) {
            problems.add(
                    ProblemCode.BAD_PARAMETER,
                    span,
                    "The parameter has many values; " + Words.code(operator.symbol()) + " takes one.",
                    null);
            return null;
        }
        List<Written> written = new ArrayList<>();
        collection.forEach(value -> written.add(new Written.Data(value, span)));
        return written;
    }

    private @Nullable List<Written> items(ListContext list) {
        if (list.LEFT_BRACKET() != null) {
            return brackets(source.span(list));
        }
        if (list.exception != null || (list.items() != null && list.items().exception != null)) {
            return null;
        }
        return list.items() == null
                ? List.of()
                : list.items().value().stream().map(values::read).toList();
    }

    private @Nullable List<Written> brackets(Span span) {
        String text = source.text(span);
        String inside = text.substring(1, text.endsWith("]") ? text.length() - 1 : text.length());
        problems.add(
                ProblemCode.FOREIGN_SIGN,
                span,
                "A list stands in parentheses.",
                "Write " + Words.code("(" + inside + ")") + ".");
        return null;
    }
}
