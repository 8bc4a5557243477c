package dev.opikexport.filter.formula;

import static dev.opikexport.filter.catalog.Operator.CONTAINS;
import static dev.opikexport.filter.catalog.Operator.EQUAL;
import static dev.opikexport.filter.catalog.Operator.GREATER_THAN;
import static dev.opikexport.filter.catalog.Operator.GREATER_THAN_EQUAL;
import static dev.opikexport.filter.catalog.Operator.IN;
import static dev.opikexport.filter.catalog.Operator.IS_EMPTY;
import static dev.opikexport.filter.catalog.Operator.IS_NOT_EMPTY;
import static dev.opikexport.filter.catalog.Operator.LESS_THAN;
import static dev.opikexport.filter.catalog.Operator.LESS_THAN_EQUAL;
import static dev.opikexport.filter.catalog.Operator.NOT_CONTAINS;
import static dev.opikexport.filter.catalog.Operator.NOT_EQUAL;
import static dev.opikexport.filter.catalog.Operator.NOT_IN;

import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.engine.LikePattern;
import dev.opikexport.filter.formula.Formula.Any;
import dev.opikexport.filter.formula.Formula.Ask;
import dev.opikexport.filter.plan.RestFilter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server can be asked for where a condition does not hold.
 *
 * @param formula what holds at least wherever the condition does not
 * @param isExact true if it holds nowhere else
 */
public record Complement(Formula formula, boolean isExact) {

    private static final Complement UNKNOWN = new Complement(Formula.TRUE, false);

    private static final Map<Operator, Operator> OPPOSITE = opposites(
            EQUAL,
            NOT_EQUAL,
            IN,
            NOT_IN,
            CONTAINS,
            NOT_CONTAINS,
            IS_EMPTY,
            IS_NOT_EMPTY,
            GREATER_THAN,
            LESS_THAN_EQUAL,
            LESS_THAN,
            GREATER_THAN_EQUAL);

    private static Map<Operator, Operator> opposites(Operator... pairs) {
        Map<Operator, Operator> opposites = new EnumMap<>(Operator.class);
        for (int i = 0; i < pairs.length; i += 2) {
            opposites.put(pairs[i], pairs[i + 1]);
            opposites.put(pairs[i + 1], pairs[i]);
        }
        return opposites;
    }

    /** The complement of one condition. Rows without a value decide: where they match no operator, there is none. */
    public static Complement of(Ask ask) {
        Field field = ask.field();
        if (!field.entity().isEvaluated() || field.isNullable() || field.isSpanAggregate()) {
            return UNKNOWN;
        }
        return switch (field.type()) {
            case STRING, STRING_EXACT -> ofText(ask);
            case DICTIONARY -> isOrder(ask) ? UNKNOWN : opposite(ask);
            case FEEDBACK_SCORES_NUMBER -> ofScore(ask);
            case DATE_TIME, NUMBER, LIST, ENUM, ENUM_LEGACY, ERROR_CONTAINER -> opposite(ask);
            case STRING_LIST, MAP -> UNKNOWN;
        };
    }

    private static Complement opposite(Ask ask) {
        Operator opposite = OPPOSITE.get(ask.filter().operator());
        return opposite == null ? UNKNOWN : exact(with(ask, opposite));
    }

    /** Texts are in one order, in which absent ones are empty. */
    private static Complement ofText(Ask ask) {
        if (!isOrder(ask)) {
            return opposite(ask);
        }
        Operator reverse = ask.filter().operator() == GREATER_THAN ? LESS_THAN : GREATER_THAN;
        return exact(new Any(List.of(with(ask, reverse), with(ask, EQUAL))));
    }

    /**
     * A name can have several scores, in different spellings: that none is above a value does not follow from one that is not.
     * That some score exists, as {@code !=} asks, cannot be negated without naming it.
     */
    private static Complement ofScore(Ask ask) {
        Operator operator = ask.filter().operator();
        if (operator.isUnary()) {
            return opposite(ask);
        }
        Operator opposite = OPPOSITE.get(operator);
        if (operator == NOT_EQUAL || opposite == null) {
            return UNKNOWN;
        }
        Ask none = new Ask(
                ask.field(),
                new RestFilter(ask.field().name(), IS_EMPTY, ask.filter().key(), ""));
        return new Complement(new Any(List.of(with(ask, opposite), none)), operator == EQUAL);
    }

    private static boolean isOrder(Ask ask) {
        return ask.filter().operator() == GREATER_THAN || ask.filter().operator() == LESS_THAN;
    }

    private static Complement exact(Formula formula) {
        return new Complement(formula, true);
    }

    private static Ask with(Ask ask, Operator operator) {
        RestFilter filter = ask.filter();
        return new Ask(ask.field(), new RestFilter(filter.field(), operator, filter.key(), filter.value()));
    }

    /** What the server can be asked for instead of a condition that it fails on: holds at least wherever that one does. */
    public static Formula weaker(Ask ask) {
        String pattern = weakerPattern(ask);
        return pattern == null
                ? Formula.TRUE
                : new Condition(ask.field(), ask.filter().key()).ask(CONTAINS, pattern);
    }

    private static @Nullable String weakerPattern(Ask ask) {
        boolean hasContains = ask.field().type().operators().contains(CONTAINS);
        String value = ask.field().type().isDecodedTwice()
                ? ask.filter().value().replace("%2B", "+").replace("%25", "%")
                : ask.filter().value();
        return switch (ask.filter().operator()) {
            case CONTAINS -> LikeText.withoutBrokenQuotes(value);
            case EQUAL, STARTS_WITH, ENDS_WITH ->
                hasContains ? LikeText.withoutBrokenQuotes(LikePattern.escape(value)) : null;
            default -> null;
        };
    }
}
