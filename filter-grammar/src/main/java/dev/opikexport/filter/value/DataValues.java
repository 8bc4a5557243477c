package dev.opikexport.filter.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/** Values that come from code. */
final class DataValues {

    private DataValues() {}

    /** Text, a character, a truth value, an id or a number as text; empty for other types. */
    static Optional<String> text(Object value) {
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Boolean
                || value instanceof UUID) {
            return Optional.of(value.toString());
        }
        return number(value, false).filter(Numbers::isSendable).map(BigDecimal::toPlainString);
    }

    /** A finite number, or a duration in milliseconds where that makes sense; empty for other types. */
    static Optional<BigDecimal> number(Object value, boolean durations) {
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        if (value instanceof BigInteger integer) {
            return Optional.of(new BigDecimal(integer));
        }
        if (value instanceof Duration duration && durations) {
            return Optional.of(Numbers.milliseconds(duration));
        }
        return value instanceof Number number ? Numbers.parse(number.toString()) : Optional.empty();
    }

    /** A point in time; empty for other types. */
    static Optional<Instant> instant(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (value instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        return value instanceof ZonedDateTime time ? Optional.of(time.toInstant()) : Optional.empty();
    }
}
