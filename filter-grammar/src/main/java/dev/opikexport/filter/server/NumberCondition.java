package dev.opikexport.filter.server;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.engine.Comparison;
import dev.opikexport.filter.engine.Decimals;
import dev.opikexport.filter.engine.DoubleReader;
import dev.opikexport.filter.engine.JsonScanner;
import dev.opikexport.filter.engine.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.ToLongFunction;

/** Numbers, each in the database's type for its column. */
final class NumberCondition {

    private static final int COST_SCALE = 12;
    private static final int COST_PRECISION = 38;

    private NumberCondition() {}

    static Condition of(CheckedFilter filter) {
        String name = filter.field().name();
        Comparison comparison = Comparison.of(filter.operator());
        return switch (name) {
            case "duration" -> {
                double wanted = number(filter);
                yield row -> comparison.test(Comparison.order(duration(row), wanted));
            }
            case "ttft" -> {
                double wanted = number(filter);
                yield row -> hasNumber(row, name)
                        && comparison.test(Comparison.order(Double.parseDouble(Condition.json(row, name)), wanted));
            }
            case "total_estimated_cost" -> {
                BigDecimal wanted = Decimals.parse(filter.value(), COST_PRECISION, COST_SCALE)
                        .orElseThrow(() -> unread(filter));
                yield row -> comparison.test(cost(row).compareTo(wanted));
            }
            default -> ofInteger(filter, comparison, integer(name));
        };
    }

    private static double duration(RowMembers row) {
        return Times.duration(row.member("start_time"), row.member("end_time"));
    }

    private static boolean hasNumber(RowMembers row, String member) {
        String json = row.member(member);
        return json != null && !json.equals("null");
    }

    private static BigDecimal cost(RowMembers row) {
        return hasNumber(row, "total_estimated_cost")
                ? new BigDecimal(Condition.json(row, "total_estimated_cost"))
                : BigDecimal.ZERO;
    }

    private static double number(CheckedFilter filter) {
        return DoubleReader.read(filter.value()).orElseThrow(() -> unread(filter));
    }

    private static FailingQueryException unread(CheckedFilter filter) {
        return new FailingQueryException("the server's database does not read `" + filter.value() + "` as a number for "
                + filter.field().name());
    }

    private static ToLongFunction<RowMembers> integer(String name) {
        if (!name.startsWith("usage.")) {
            return row -> hasNumber(row, name) ? Long.parseLong(Condition.json(row, name)) : 0;
        }
        String key = name.substring("usage.".length());
        return row -> {
            String usage = Condition.json(row, "usage");
            int value = JsonScanner.findMember(usage, 0, key);
            return value < 0 ? 0 : Long.parseLong(usage.substring(value, JsonScanner.skipValue(usage, value)));
        };
    }

    /** A literal that the column's type cannot hold matches nothing, except with {@code !=}, which then matches all. */
    private static Condition ofInteger(
            CheckedFilter filter, Comparison comparison, ToLongFunction<RowMembers> integer) {
        boolean signed = filter.field().entity() != Entity.THREADS;
        BigInteger literal = Decimals.parseInteger(filter.value(), signed).orElseThrow(() -> unread(filter));
        int bits = filter.field().entity() == Entity.SPANS ? Integer.SIZE : Long.SIZE;
        if (literal.bitLength() >= bits) {
            boolean always = filter.operator() == Operator.NOT_EQUAL;
            return row -> always;
        }
        long wanted = literal.longValueExact();
        return row -> comparison.test(Long.compare(integer.applyAsLong(row), wanted));
    }
}
