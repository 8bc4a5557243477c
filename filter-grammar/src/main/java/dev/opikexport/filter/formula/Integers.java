package dev.opikexport.filter.formula;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.formula.Formula.Any;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Comparisons of whole-number columns with any number: the server's query fails unless the number is whole and fits. */
final class Integers {

    private static final BigInteger LARGEST_THREAD_COUNT =
            BigInteger.ONE.shiftLeft(63).subtract(BigInteger.ONE);

    private Integers() {}

    static Formula lower(Condition condition, Operator operator, BigDecimal value) {
        BigInteger floor = value.setScale(0, RoundingMode.FLOOR).toBigInteger();
        BigInteger ceiling = value.setScale(0, RoundingMode.CEILING).toBigInteger();
        boolean whole = floor.equals(ceiling);
        if (whole) {
            return ofWhole(condition, operator, floor);
        }
        return switch (operator) {
            case GREATER_THAN, GREATER_THAN_EQUAL -> ofWhole(condition, Operator.GREATER_THAN_EQUAL, ceiling);
            case LESS_THAN, LESS_THAN_EQUAL -> ofWhole(condition, Operator.LESS_THAN_EQUAL, floor);
            case NOT_EQUAL ->
                new Any(List.of(
                        ofWhole(condition, Operator.LESS_THAN_EQUAL, floor),
                        ofWhole(condition, Operator.GREATER_THAN_EQUAL, ceiling)));
            default -> Formula.FALSE;
        };
    }

    private static Formula ofWhole(Condition condition, Operator operator, BigInteger value) {
        if (condition.field().entity() == Entity.THREADS) {
            return ofCount(condition, operator, value);
        }
        int bits = condition.field().entity() == Entity.SPANS ? Integer.SIZE : Long.SIZE;
        if (value.bitLength() < bits) {
            return condition.ask(operator, value.toString());
        }
        if (operator != Operator.NOT_EQUAL) {
            return Formula.FALSE;
        }
        return anyValue(condition);
    }

    /** The server's way with a literal that its type cannot hold: nothing matches, but {@code !=} matches every value. */
    private static Formula anyValue(Condition condition) {
        return new Any(
                List.of(condition.ask(Operator.GREATER_THAN_EQUAL, "0"), condition.ask(Operator.LESS_THAN, "0")));
    }

    /** Counts are never negative, and the server's query fails on a literal that is. One that is too large matches nothing but with {@code !=}. */
    private static Formula ofCount(Condition condition, Operator operator, BigInteger value) {
        if (value.signum() >= 0 && value.compareTo(LARGEST_THREAD_COUNT) <= 0) {
            return condition.ask(operator, value.toString());
        }
        boolean below = value.signum() < 0;
        return switch (operator) {
            case GREATER_THAN, GREATER_THAN_EQUAL -> below ? Formula.TRUE : Formula.FALSE;
            case NOT_EQUAL -> Formula.TRUE;
            default -> Formula.FALSE;
        };
    }
}
