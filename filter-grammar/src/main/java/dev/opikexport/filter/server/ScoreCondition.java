package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.engine.Comparison;
import dev.opikexport.filter.engine.Decimals;
import dev.opikexport.filter.engine.JsonScanner;
import dev.opikexport.filter.engine.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** Feedback scores by name; both spellings count where names differ in the case of A to Z only. */
final class ScoreCondition {

    private static final int SCALE = 9;
    private static final int PRECISION = 18;

    private ScoreCondition() {}

    static Condition of(CheckedFilter filter) {
        String member = filter.field().name();
        String name = Texts.foldAscii(filter.requiredKey());
        Operator operator = filter.operator();
        if (operator.isUnary()) {
            boolean wanted = operator == Operator.IS_NOT_EMPTY;
            return row -> anyScore(row, member, name, value -> true) == wanted;
        }
        BigDecimal wanted = Decimals.parse(filter.value(), PRECISION, SCALE)
                .orElseThrow(() -> new FailingQueryException("the server fails on the score `" + filter.value()
                        + "`: it must be below 1000000000, in ASCII digits"));
        if (operator == Operator.NOT_EQUAL) {
            return row -> hasScores(row, member) && !anyScore(row, member, name, value -> value.compareTo(wanted) == 0);
        }
        Comparison comparison = Comparison.of(operator);
        return row -> anyScore(row, member, name, value -> comparison.test(value.compareTo(wanted)));
    }

    /** Filters that each ask for no score of a name are negated as one: rows match that lack at least one of them. */
    static Condition ofEmpty(List<CheckedFilter> filters) {
        List<Condition> empty = filters.stream().map(Condition::of).toList();
        return row -> empty.stream().anyMatch(condition -> condition.test(row));
    }

    private static boolean hasScores(RowMembers row, String member) {
        return JsonScanner.firstElement(Condition.json(row, member), 0) >= 0;
    }

    private static boolean anyScore(RowMembers row, String member, String name, Predicate<BigDecimal> test) {
        String json = Condition.json(row, member);
        int score = JsonScanner.firstElement(json, 0);
        while (score >= 0) {
            int scoreName = JsonScanner.findMember(json, score, "name");
            if (scoreName >= 0
                    && Texts.foldedEquals(JsonScanner.stringAt(json, scoreName), name)
                    && test.test(value(json, score))) {
                return true;
            }
            score = JsonScanner.nextElement(json, score);
        }
        return false;
    }

    private static BigDecimal value(String json, int score) {
        int value = JsonScanner.findMember(json, score, "value");
        if (value < 0) {
            throw JsonScanner.broken(json, score, "a score without a value");
        }
        return Decimals.cut(new BigDecimal(json.substring(value, JsonScanner.skipValue(json, value))), SCALE);
    }
}
