package dev.opikexport.filter.syntax;

import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.problem.Words;
import org.jspecify.annotations.Nullable;

/** What to say when a column does not have an operator. */
final class OperatorRules {

    private OperatorRules() {}

    static String whyNot(Field field, Operator operator) {
        String column = Words.code(field.name());
        return switch (field.type()) {
            case STRING, STRING_EXACT, DICTIONARY, MAP ->
                operator == Operator.GREATER_THAN_EQUAL || operator == Operator.LESS_THAN_EQUAL
                        ? "Opik cannot order " + column + " with " + operator + "."
                        : "The column " + column + " has no operator " + operator + ".";
            case NUMBER, DATE_TIME, FEEDBACK_SCORES_NUMBER ->
                "The column " + column + " holds "
                        + (field.type() == FieldType.DATE_TIME ? "times" : "numbers") + ", which " + operator
                        + " cannot test.";
            case LIST -> "The column " + column + " holds many values, which " + operator + " cannot test.";
            case ENUM, ENUM_LEGACY, STRING_LIST, ERROR_CONTAINER ->
                "The column " + column + " has no operator " + operator + ".";
        };
    }

    static @Nullable String instead(Field field, Operator operator) {
        return switch (operator) {
            case GREATER_THAN_EQUAL, LESS_THAN_EQUAL ->
                field.operators().contains(Operator.GREATER_THAN)
                        ? "Use " + operator.symbol().charAt(0) + ", or join it with = by OR."
                        : null;
            case IN, NOT_IN ->
                field.operators().contains(Operator.EQUAL)
                        ? "Join several " + (operator == Operator.IN ? "= by OR." : "!= by AND.")
                        : null;
            case IS_EMPTY, IS_NOT_EMPTY -> emptiness(field, operator == Operator.IS_EMPTY);
            case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, EQUAL, NOT_EQUAL, GREATER_THAN, LESS_THAN ->
                field.type() == FieldType.ERROR_CONTAINER
                        ? "Use is_empty or is_not_empty; the kind of error is in " + Words.code("error_type") + "."
                        : null;
        };
    }

    private static @Nullable String emptiness(Field field, boolean empty) {
        if (field.isClosed()) {
            return field.values().contains("unknown")
                    ? "Write " + Words.code(field.name() + (empty ? " = " : " != ") + "\"unknown\"") + "."
                    : "Every row has one of " + Words.list(field.values()) + ".";
        }
        boolean text = field.type() == FieldType.STRING || field.type() == FieldType.STRING_EXACT;
        return text ? "Write " + Words.code(field.name() + (empty ? " = \"\"" : " != \"\"")) + "." : null;
    }
}
