package dev.opikexport.filter.engine;

import dev.opikexport.filter.catalog.Operator;

/** One of the six comparisons, over the outcome of a {@code compare}. */
@FunctionalInterface
public interface Comparison {

    /** Whether it holds if the actual value compares to the wanted one in that way. */
    boolean test(int order);

    /** The comparison that the operator stands for, which must be one of the six. */
    static Comparison of(Operator operator) {
        return switch (operator) {
            case EQUAL -> order -> order == 0;
            case NOT_EQUAL -> order -> order != 0;
            case GREATER_THAN -> order -> order > 0;
            case GREATER_THAN_EQUAL -> order -> order >= 0;
            case LESS_THAN -> order -> order < 0;
            case LESS_THAN_EQUAL -> order -> order <= 0;
            case CONTAINS, NOT_CONTAINS, STARTS_WITH, ENDS_WITH, IS_EMPTY, IS_NOT_EMPTY, IN, NOT_IN ->
                throw new IllegalArgumentException("not a comparison: " + operator);
        };
    }

    /** The order of two doubles that are numbers; unlike {@link Double#compare}, 0 equals -0. */
    static int order(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }
}
