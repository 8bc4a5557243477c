package dev.opikexport.filter.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and durations as OQL writes them. */
final class Numbers {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]{1,400}(?:\\.[0-9]{0,400})?|\\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,9})?");
    private static final Pattern QUANTITY = Pattern.compile("([+-]?[0-9.]{1,30})(us|ms|s|m|h|d|w)");
    private static final int MOST_DIGITS = 300;

    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "us", new BigDecimal("1e3"),
            "ms", new BigDecimal("1e6"),
            "s", new BigDecimal("1e9"),
            "m", new BigDecimal("60e9"),
            "h", new BigDecimal("3600e9"),
            "d", new BigDecimal("86400e9"),
            "w", new BigDecimal("604800e9"));

    private Numbers() {}

    /** The number; empty if it is none. */
    static Optional<BigDecimal> parse(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** False for numbers that would take hundreds of digits without an exponent. */
    static boolean isSendable(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return (long) plain.precision() - plain.scale() <= MOST_DIGITS && plain.scale() <= MOST_DIGITS;
    }

    /** The nanoseconds of, for example, {@code 1.5s} or {@code -7d}; empty where that is none. */
    static Optional<BigDecimal> nanoseconds(String quantity) {
        Matcher matcher = QUANTITY.matcher(quantity.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal unit = NANOSECONDS.getOrDefault(matcher.group(2), BigDecimal.ONE);
        return parse(matcher.group(1)).map(unit::multiply);
    }

    /** Milliseconds of nanoseconds, exactly. */
    static BigDecimal milliseconds(BigDecimal nanoseconds) {
        return nanoseconds.movePointLeft(6);
    }

    /** Milliseconds of a duration, exactly. */
    static BigDecimal milliseconds(Duration duration) {
        return milliseconds(BigDecimal.valueOf(duration.getSeconds())
                .movePointRight(9)
                .add(BigDecimal.valueOf(duration.getNano())));
    }
}
