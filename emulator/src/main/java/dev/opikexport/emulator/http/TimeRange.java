package dev.opikexport.emulator.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the millisecond in a row's id, both included.
 *
 * @param from null without a lower bound
 * @param to null without an upper bound
 */
record TimeRange(@Nullable Instant from, @Nullable Instant to) {

    TimeRange {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ApiException.of(400, "Parameter 'from_time' must be before 'to_time'");
        }
    }

    /** The bounds in a URL: instants with any offset, or milliseconds since 1970. */
    static TimeRange of(Query query) {
        return new TimeRange(instant(query, "from_time"), instant(query, "to_time"));
    }

    long firstMillis() {
        return from == null ? 0 : from.toEpochMilli();
    }

    long lastMillis() {
        return to == null ? Long.MAX_VALUE : to.toEpochMilli();
    }

    private static @Nullable Instant instant(Query query, String name) {
        Optional<String> text = query.nonEmpty(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.get().matches("[+-]?[0-9]+")
                    ? Instant.ofEpochMilli(Long.parseLong(text.get()))
                    : OffsetDateTime.parse(text.get()).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            throw ApiException.of(
                    400,
                    "Invalid instant format: '" + text.get()
                            + "'. Expected ISO-8601 (e.g., 2024-01-01T00:00:00Z) or milliseconds since epoch");
        }
    }
}
