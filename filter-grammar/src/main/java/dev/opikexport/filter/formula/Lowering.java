package dev.opikexport.filter.formula;

import static dev.opikexport.filter.catalog.Operator.CONTAINS;
import static dev.opikexport.filter.catalog.Operator.EQUAL;
import static dev.opikexport.filter.catalog.Operator.IN;
import static dev.opikexport.filter.catalog.Operator.IS_EMPTY;
import static dev.opikexport.filter.catalog.Operator.IS_NOT_EMPTY;
import static dev.opikexport.filter.catalog.Operator.NOT_CONTAINS;
import static dev.opikexport.filter.catalog.Operator.NOT_EQUAL;
import static dev.opikexport.filter.catalog.Operator.NOT_IN;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filter.And;
import dev.opikexport.filter.Filter.Comparison;
import dev.opikexport.filter.Filter.Not;
import dev.opikexport.filter.Filter.Or;
import dev.opikexport.filter.Literal;
import dev.opikexport.filter.Literal.Decimal;
import dev.opikexport.filter.Literal.Text;
import dev.opikexport.filter.Literal.Time;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.formula.Formula.All;
import dev.opikexport.filter.formula.Formula.Any;
import dev.opikexport.filter.formula.Formula.Negation;
import java.util.List;

/** Says of each comparison which conditions of the server it means; no condition makes the server's query fail. */
final class Lowering {

    private Lowering() {}

    static Formula lower(Filter filter) {
        if (filter instanceof Comparison comparison) {
            return lower(comparison);
        }
        if (filter instanceof Not not) {
            return new Negation(lower(not.operand()));
        }
        return filter instanceof And and
                ? new All(and.operands().stream().map(Lowering::lower).toList())
                : new Any(EnumLists.joinEqual(((Or) filter).operands()).stream()
                        .map(Lowering::lower)
                        .toList());
    }

    private static Formula lower(Comparison comparison) {
        Condition condition = Condition.of(comparison);
        boolean nativeList = comparison.field().type().operators().contains(IN);
        return switch (comparison.operator()) {
            case IN -> nativeList ? EnumLists.lower(comparison, condition) : any(comparison, condition);
            case NOT_IN -> nativeList ? EnumLists.lower(comparison, condition) : all(comparison, condition);
            case IS_EMPTY, IS_NOT_EMPTY -> condition.ask(comparison.operator(), "");
            case EQUAL,
                    NOT_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_EQUAL,
                    LESS_THAN,
                    LESS_THAN_EQUAL,
                    CONTAINS,
                    NOT_CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH -> lower(condition, comparison.operator(), comparison.value());
        };
    }

    private static Formula any(Comparison comparison, Condition condition) {
        return new Any(comparison.values().stream()
                .distinct()
                .map(value -> lower(condition, EQUAL, value))
                .toList());
    }

    private static Formula all(Comparison comparison, Condition condition) {
        return new All(comparison.values().stream()
                .distinct()
                .map(value -> lower(condition, NOT_EQUAL, value))
                .toList());
    }

    private static Formula lower(Condition condition, Operator operator, Literal value) {
        if (value instanceof Text text) {
            return lowerText(condition, operator, text.text());
        }
        if (value instanceof Time time) {
            return condition.ask(operator, time.instant().toString());
        }
        Decimal decimal = (Decimal) value;
        return condition.field().isInteger()
                ? Integers.lower(condition, operator, decimal.value())
                : condition.ask(operator, decimal.value().toPlainString());
    }

    private static Formula lowerText(Condition condition, Operator operator, String text) {
        return switch (condition.field().type()) {
            case STRING, STRING_EXACT ->
                text.isEmpty() ? emptyText(condition, operator) : condition.ask(operator, text);
            case ENUM -> enumValue(condition, operator, text);
            case STRING_LIST, LIST, DICTIONARY, MAP, ENUM_LEGACY -> condition.ask(operator, text);
            case DATE_TIME, NUMBER, FEEDBACK_SCORES_NUMBER, ERROR_CONTAINER ->
                throw new IllegalArgumentException("no text for " + condition.field());
        };
    }

    /** The server refuses blank texts; but {@code _} stands for one character, so that only empty texts do not contain it. */
    private static Formula emptyText(Condition condition, Operator operator) {
        return condition.ask(operator == EQUAL ? NOT_CONTAINS : CONTAINS, "_");
    }

    /** On names that do not exist {@code =} matches nothing and {@code !=} fails. Numbers are names too: their ordinals. */
    private static Formula enumValue(Condition condition, Operator operator, String text) {
        boolean equal = operator == EQUAL;
        if (text.isEmpty()) {
            return condition.ask(equal ? IS_EMPTY : IS_NOT_EMPTY, "");
        }
        if (!condition.field().isClosed() || condition.field().values().contains(text)) {
            return condition.ask(operator, text);
        }
        if (text.matches("[0-9]{1,3}")) {
            return condition.ask(equal ? IN : NOT_IN, text);
        }
        return equal ? Formula.FALSE : Formula.TRUE;
    }

    /** The texts of a comparison, each once. */
    static List<String> texts(Comparison comparison) {
        return comparison.values().stream()
                .map(value -> ((Text) value).text())
                .distinct()
                .toList();
    }
}
