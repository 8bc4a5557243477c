package dev.opikexport.filter.server;

import dev.opikexport.filter.engine.Comparison;
import dev.opikexport.filter.engine.Times;
import java.math.BigInteger;
import java.time.Instant;

/** Instants, compared in nanoseconds; a row without one matches nothing, not even {@code !=}. */
final class TimeCondition {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private TimeCondition() {}

    static Condition of(CheckedFilter filter) {
        String member = filter.field().name();
        long wanted = literal(filter.value());
        Comparison comparison = Comparison.of(filter.operator());
        return row -> {
            long actual = Times.nanos(row.member(member));
            return actual != Times.ABSENT && comparison.test(Long.compare(actual, wanted));
        };
    }

    /** The database counts nanoseconds in 64 bits, which end in 2262; instants too early for it are before every row. */
    private static long literal(String value) {
        if (value.indexOf('t') >= 0 || value.indexOf('z') >= 0) {
            throw new FailingQueryException("the server fails on a date with a lower-case t or z: `" + value + "`");
        }
        Instant instant = Instant.parse(value);
        BigInteger nanos = BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BigInteger.valueOf(NANOS_PER_SECOND))
                .add(BigInteger.valueOf(instant.getNano()));
        if (nanos.bitLength() < Long.SIZE) {
            return nanos.longValueExact();
        }
        if (nanos.signum() > 0) {
            throw new FailingQueryException("the server fails on dates after 2262-04-11: `" + value + "`");
        }
        return Long.MIN_VALUE;
    }
}
