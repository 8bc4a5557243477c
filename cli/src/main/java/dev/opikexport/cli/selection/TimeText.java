package dev.opikexport.cli.selection;

import dev.opikexport.cli.command.UsageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people type them. */
final class TimeText {

    private static final Pattern AGE = Pattern.compile("([0-9]{1,6})(s|m|h|d|w)");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern OFFSET = Pattern.compile("(?i).*[0-9](Z|[+-][0-9]{2}:[0-9]{2})");

    private TimeText() {}

    /** That long before now, for example {@code 7d}. */
    static Instant ago(String option, String age, Instant now) {
        return now.minus(age(age).orElseThrow(
                        () -> new UsageException(option + " takes an age such as 30s, 90m, 12h, 7d or 2w, not '" + age
                                + "'. For a point in time use --from, for example --from 2026-11-01.")));
    }

    /** An age such as {@code 7d}; empty if it is none. */
    static Optional<Duration> age(String text) {
        Matcher matcher = AGE.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(UNITS.getOrDefault(matcher.group(2), Duration.ZERO)
                        .multipliedBy(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /** A date, which is its first moment, or a date and a time; in the zone, unless it has an offset. */
    static Instant at(String option, String text, ZoneId zone) {
        String time = text.strip().replace(' ', 'T');
        try {
            if (DATE.matcher(time).matches()) {
                return LocalDate.parse(time).atStartOfDay(zone).toInstant();
            }
            return OFFSET.matcher(time).matches()
                    ? OffsetDateTime.parse(time).toInstant()
                    : LocalDateTime.parse(time).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(option + " takes a date or a time such as 2026-11-01, 2026-11-01T08:30 or"
                    + " 2026-11-01T08:30:00+01:00, not '" + text + "'."
                    + (AGE.matcher(time).matches() ? " For an age use --since " + time + "." : ""));
        }
    }
}
