package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.engine.DoubleReader;
import dev.opikexport.filter.engine.JsonPath;
import dev.opikexport.filter.engine.TextTest;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The text at a path of metadata, input or output. */
final class DictionaryCondition {

    private DictionaryCondition() {}

    static Condition of(CheckedFilter filter) {
        Operator operator = filter.operator();
        if (operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN) {
            return ofNumbers(filter);
        }
        TextTest test = test(operator, filter.value());
        Function<RowMembers, String> text = text(filter);
        return row -> test.test(text.apply(row));
    }

    /** Both sides are read as doubles. A literal that is none matches nothing, and then the path may be broken. */
    private static Condition ofNumbers(CheckedFilter filter) {
        OptionalDouble literal = DoubleReader.read(filter.value());
        if (literal.isEmpty()) {
            return row -> false;
        }
        double wanted = literal.getAsDouble();
        boolean greater = filter.operator() == Operator.GREATER_THAN;
        Function<RowMembers, String> text = text(filter);
        return row -> {
            double actual = DoubleReader.read(text.apply(row)).orElse(Double.NaN);
            return greater ? actual > wanted : actual < wanted;
        };
    }

    private static Function<RowMembers, String> text(CheckedFilter filter) {
        String member = member(filter.field().name());
        JsonPath path = path(filter.requiredKey());
        return row -> path.firstScalar(Condition.json(row, member));
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
        if (operator.isUnary()) {
            boolean wanted = operator == Operator.IS_EMPTY;
            return text -> (text.isEmpty() || text.equals("null")) == wanted;
        }
        return TextTest.folding(operator, value);
    }
}
