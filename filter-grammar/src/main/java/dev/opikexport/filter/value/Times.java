package dev.opikexport.filter.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time as OQL writes them: UTC where no offset stands. */
final class Times {

    private static final Pattern TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{0,9})?)?)(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2262-04-11T23:47:16.854775807Z");
    private static final BigDecimal SECOND = new BigDecimal("1e9");
    private static final BigDecimal TOO_FAR = new BigDecimal("1e19");

    private Times() {}

    /** A date, or a date and a time with or without seconds and offset; empty if it is none. */
    static Optional<Instant> parse(String text) {
        Matcher matcher = TIME.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = at(LocalDate.parse(matcher.group(1)), matcher.group(2));
            String offset = matcher.group(3);
            return Optional.of(time.toInstant(offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime at(LocalDate date, @Nullable String time) {
        if (time == null) {
            return date.atStartOfDay();
        }
        if (time.startsWith("24:00") && time.substring(5).matches("[:.0]*")) {
            return date.plusDays(1).atStartOfDay();
        }
        return date.atTime(LocalTime.parse(time.endsWith(".") ? time + "0" : time));
    }

    /** That far from a point in time, for example {@code -7d}; empty where it is too far. */
    static Optional<Instant> shift(Instant from, String distance) {
        return distance.isEmpty()
                ? Optional.of(from)
                : Numbers.nanoseconds(distance)
                        .filter(nanoseconds -> nanoseconds.abs().compareTo(TOO_FAR) < 0)
                        .map(nanoseconds -> plus(from, nanoseconds));
    }

    private static Instant plus(Instant from, BigDecimal nanoseconds) {
        BigDecimal[] parts = nanoseconds.setScale(0, RoundingMode.FLOOR).divideAndRemainder(SECOND);
        return from.plusSeconds(parts[0].longValue()).plusNanos(parts[1].longValue());
    }

    /** What a number of seconds or, from twelve digits on, milliseconds since 1970 probably means. */
    static Optional<Instant> ofEpoch(String number) {
        if (!number.matches("[0-9]{9,13}")) {
            return Optional.empty();
        }
        long value = Long.parseLong(number);
        return Optional.of(number.length() > 11 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value));
    }

    /** The time as the database can hold it: empty where the server's query would fail, and its first one where it could wrap around. */
    static Optional<Instant> storable(Instant instant) {
        return instant.isAfter(LAST) ? Optional.empty() : Optional.of(instant.isBefore(FIRST) ? FIRST : instant);
    }
}
