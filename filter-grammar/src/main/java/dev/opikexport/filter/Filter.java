package dev.opikexport.filter;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.FieldType;
import dev.opikexport.filter.catalog.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a filter text says, as a tree without positions: printing and parsing it again gives an equal tree.
 *
 * <p>Trees come from {@link OqlParser} and {@link Filters}, which check every value against its column.
 */
public sealed interface Filter {

    /** The filter that every row matches: an empty text, an {@link And} without operands. */
    static Filter everything() {
        return new And(List.of());
    }

    /**
     * All operands match.
     *
     * @param operands two or more, or none at the top of a tree, where every row matches
     */
    record And(List<Filter> operands) implements Filter {
        public And {
            operands = List.copyOf(operands);
            checkOperands(operands, operands.isEmpty());
        }
    }

    /**
     * Some operand matches.
     *
     * @param operands two or more
     */
    record Or(List<Filter> operands) implements Filter {
        public Or {
            operands = List.copyOf(operands);
            checkOperands(operands, false);
        }
    }

    /** The operand does not match: also rows match whose column has no value, unlike with most of the server's operators. */
    record Not(Filter operand) implements Filter {
        public Not {
            checkOperands(List.of(operand), true);
        }
    }

    /**
     * A column compared with a value.
     *
     * @param field the column, which knows its entity
     * @param key the path in a dictionary or the name of a score; null where the column takes none
     * @param operator an operator that the language has for the column
     * @param values none for {@code is_empty} and {@code is_not_empty}, the items of {@code in} and {@code not_in}, else one
     */
    record Comparison(Field field, @Nullable Key key, Operator operator, List<Literal> values) implements Filter {
        public Comparison {
            values = List.copyOf(values);
            check(field.operators().contains(operator), field.name() + " has no operator " + operator);
            check(isKeyFor(field.type(), key), "wrong kind of key for " + field.name());
            check(values.isEmpty() == operator.isUnary(), operator + " with " + values.size() + " values");
            check(values.size() <= 1 || operator.takesList(), operator + " with " + values.size() + " values");
            check(
                    values.stream().allMatch(value -> value.fits(field.type())),
                    "wrong kind of value for " + field.name());
        }

        /** The only value; fails for operators that take none or a list. */
        public Literal value() {
            check(values.size() == 1 && !operator.takesList(), operator + " has no single value");
            return values.get(0);
        }

        private static boolean isKeyFor(FieldType type, @Nullable Key key) {
            return switch (type) {
                case DICTIONARY -> key instanceof Key.Path;
                case FEEDBACK_SCORES_NUMBER, MAP -> key instanceof Key.Name;
                case STRING, STRING_EXACT, STRING_LIST, DATE_TIME, NUMBER, LIST, ENUM, ENUM_LEGACY, ERROR_CONTAINER ->
                    key == null;
            };
        }
    }

    /** All that it compares, in the order of its text. */
    default List<Comparison> comparisons() {
        if (this instanceof Comparison comparison) {
            return List.of(comparison);
        }
        List<Filter> operands = this instanceof Not not
                ? List.of(not.operand())
                : this instanceof And and ? and.operands() : ((Or) this).operands();
        return operands.stream()
                .flatMap(operand -> operand.comparisons().stream())
                .toList();
    }

    /** What it selects; empty for the filter that every row matches. */
    default Optional<Entity> entity() {
        return comparisons().stream()
                .findFirst()
                .map(comparison -> comparison.field().entity());
    }

    /**
     * This and another filter; operands of AND stay on one level.
     *
     * @throws IllegalArgumentException if they select different entities
     */
    default Filter and(Filter other) {
        List<Filter> operands = new ArrayList<>(this instanceof And and ? and.operands() : List.of(this));
        operands.addAll(other instanceof And and ? and.operands() : List.of(other));
        return operands.size() == 1 ? operands.get(0) : new And(operands);
    }

    /**
     * This or another filter, neither of which matches everything; operands of OR stay on one level.
     *
     * @throws IllegalArgumentException if they select different entities
     */
    default Filter or(Filter other) {
        List<Filter> operands = new ArrayList<>(this instanceof Or or ? or.operands() : List.of(this));
        operands.addAll(other instanceof Or or ? or.operands() : List.of(other));
        return new Or(operands);
    }

    /** The rows that this filter, which does not match everything, leaves out. */
    default Filter not() {
        return new Not(this);
    }

    private static void checkOperands(List<Filter> operands, boolean fewAllowed) {
        check(fewAllowed || operands.size() > 1, "AND and OR take two or more operands");
        check(
                operands.stream().noneMatch(Filter::matchesEverything),
                "the filter that matches everything cannot be an operand");
        for (Filter operand : operands) {
            check(
                    operand.entity().equals(operands.get(0).entity()),
                    "one filter selects traces, spans or threads, not several of them");
        }
    }

    private static boolean matchesEverything(Filter filter) {
        return filter instanceof And and && and.operands().isEmpty();
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
