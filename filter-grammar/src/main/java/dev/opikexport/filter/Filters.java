package dev.opikexport.filter;

import dev.opikexport.filter.Filter.Comparison;
import dev.opikexport.filter.Key.Step;
import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.Problems;
import dev.opikexport.filter.problem.Span;
import dev.opikexport.filter.value.KeyRules;
import dev.opikexport.filter.value.LiteralReader;
import dev.opikexport.filter.value.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds filters in code: {@code Filters.traces().field("name").contains("50%").and(…)}. Values are data, never patterns: a
 * {@code %} in them is a percent sign.
 *
 * @param entity what the filters select
 */
public record Filters(Entity entity) {

    private static final Span NOWHERE = new Span(0, 0);

    /** Filters on traces. */
    public static Filters traces() {
        return new Filters(Entity.TRACES);
    }

    /** Filters on spans. */
    public static Filters spans() {
        return new Filters(Entity.SPANS);
    }

    /** Filters on threads. */
    public static Filters threads() {
        return new Filters(Entity.THREADS);
    }

    /**
     * A column to compare.
     *
     * @param key the name of a score, or the way into a dictionary: names, and places in lists as integers
     * @throws IllegalArgumentException if there is no such column, or the key does not fit it
     */
    public Column field(String name, Object... key) {
        Field field = Catalog.of(entity)
                .field(name)
                .orElseThrow(() -> new IllegalArgumentException(entity + " have no column `" + name + "`"));
        return new Column(field, key(field, key));
    }

    private static @Nullable Key key(Field field, Object[] key) {
        if (!field.type().isKeyed()) {
            check(key.length == 0, "`" + field.name() + "` has nothing inside");
            return null;
        }
        check(key.length > 0, "`" + field.name() + "` needs a key");
        return switch (field.type()) {
            case DICTIONARY -> path(key);
            default -> {
                check(key.length == 1 && key[0] instanceof String, "`" + field.name() + "` needs one name");
                String name = key[0].toString();
                checkUsable(KeyRules.whyUnusable(name));
                yield new Key.Name(name);
            }
        };
    }

    private static Key path(Object[] key) {
        List<Step> steps = new ArrayList<>();
        for (Object step : key) {
            check(step instanceof String || step instanceof Integer, "a path has names and places only: " + step);
            steps.add(
                    step instanceof Integer place
                            ? new Step.Elements(List.of(place))
                            : new Step.Member(step.toString()));
        }
        Key.Path path = new Key.Path(steps);
        checkUsable(KeyRules.whyUnusable(path));
        return path;
    }

    private static void checkUsable(@Nullable String reason) {
        check(reason == null, String.valueOf(reason));
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * A column that waits for its operator. Values are texts, numbers, booleans, instants or durations; each method throws
     * {@link IllegalArgumentException} where the column has no such operator or cannot have such a value.
     *
     * @param field the column
     * @param key its path or name; null where it takes none
     */
    public record Column(Field field, @Nullable Key key) {

        /** {@code =}. */
        public Filter is(Object value) {
            return compare(Operator.EQUAL, value);
        }

        /** {@code !=}. */
        public Filter isNot(Object value) {
            return compare(Operator.NOT_EQUAL, value);
        }

        /** {@code >}. */
        public Filter greaterThan(Object value) {
            return compare(Operator.GREATER_THAN, value);
        }

        /** {@code >=}. */
        public Filter atLeast(Object value) {
            return compare(Operator.GREATER_THAN_EQUAL, value);
        }

        /** {@code <}. */
        public Filter lessThan(Object value) {
            return compare(Operator.LESS_THAN, value);
        }

        /** {@code <=}. */
        public Filter atMost(Object value) {
            return compare(Operator.LESS_THAN_EQUAL, value);
        }

        /** {@code contains}. */
        public Filter contains(Object value) {
            return compare(Operator.CONTAINS, value);
        }

        /** {@code not_contains}. */
        public Filter notContains(Object value) {
            return compare(Operator.NOT_CONTAINS, value);
        }

        /** {@code starts_with}. */
        public Filter startsWith(Object value) {
            return compare(Operator.STARTS_WITH, value);
        }

        /** {@code ends_with}. */
        public Filter endsWith(Object value) {
            return compare(Operator.ENDS_WITH, value);
        }

        /** {@code is_empty}. */
        public Filter isEmpty() {
            return compare(Operator.IS_EMPTY);
        }

        /** {@code is_not_empty}. */
        public Filter isNotEmpty() {
            return compare(Operator.IS_NOT_EMPTY);
        }

        /** {@code in}. */
        public Filter in(Collection<?> values) {
            return compare(Operator.IN, values.toArray());
        }

        /** {@code not_in}. */
        public Filter notIn(Collection<?> values) {
            return compare(Operator.NOT_IN, values.toArray());
        }

        /** Any operator, with as many values as it takes. */
        public Filter compare(Operator operator, Object... values) {
            check(field.operators().contains(operator), "`" + field.name() + "` has no operator " + operator);
            if (operator.isUnary()) {
                check(values.length == 0, operator + " takes no value");
                return new Comparison(field, key, operator, List.of());
            }
            check(operator.takesList() || values.length == 1, operator + " takes one value");
            return new Comparison(field, key, operator, literals(operator, values));
        }

        private List<Literal> literals(Operator operator, Object[] values) {
            Problems problems = new Problems();
            List<Written> written = Arrays.stream(values)
                    .<Written>map(value -> new Written.Data(value, NOWHERE))
                    .toList();
            List<Literal> literals =
                    new LiteralReader(ParseOptions.DEFAULT, problems).read(field, operator, written, NOWHERE);
            if (literals == null) {
                Problem problem = problems.sorted().get(0);
                throw new IllegalArgumentException(
                        problem.hint() == null ? problem.message() : problem.message() + " " + problem.hint());
            }
            return literals;
        }
    }
}
