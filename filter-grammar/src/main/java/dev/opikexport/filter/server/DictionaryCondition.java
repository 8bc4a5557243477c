package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.engine.JsonPath;
import dev.opikexport.filter.engine.Numbers;
import java.util.OptionalDouble;

/** The text at a path of metadata, input or output. */
final class DictionaryCondition {

    private DictionaryCondition() {}

    static Condition of(CheckedFilter filter) {
        String member = member(filter.field().name());
        JsonPath path = path(filter.requiredKey());
        TextTest test = test(filter.operator(), filter.value());
        return row -> test.test(path.firstScalar(Condition.json(row, member)));
    }

    private static String member(String field) {
        return switch (field) {
            case "input_json" -> "input";
            case "output_json" -> "output";
            default -> field;
        };
    }

    private static JsonPath path(String key) {
        try {
            return JsonPath.ofKey(key);
        } catch (IllegalArgumentException e) {
            throw new FailingQueryException(String.valueOf(e.getMessage()));
        }
    }

    /** Objects and arrays have no text, so they are empty too; so is the text {@code null}, quoted or not. */
    private static TextTest test(Operator operator, String value) {
        return switch (operator) {
            case IS_EMPTY -> text -> text.isEmpty() || text.equals("null");
            case IS_NOT_EMPTY -> text -> !text.isEmpty() && !text.equals("null");
            case GREATER_THAN, LESS_THAN -> ofNumbers(operator, value);
            default -> TextTest.folding(operator, value);
        };
    }

    private static TextTest ofNumbers(Operator operator, String value) {
        OptionalDouble wanted = Numbers.parseDouble(value);
        boolean greater = operator == Operator.GREATER_THAN;
        return text -> {
            OptionalDouble actual = Numbers.parseDouble(text);
            return wanted.isPresent()
                    && actual.isPresent()
                    && (greater
                            ? actual.getAsDouble() > wanted.getAsDouble()
                            : actual.getAsDouble() < wanted.getAsDouble());
        };
    }
}
