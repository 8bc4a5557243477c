package dev.opikexport.emulator.http.query;

import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Query;
import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.RowTable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the millisecond in a row's id, both included.
 *
 * @param from null without a lower bound
 * @param to null without an upper bound
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {

    private static final long MAX_MILLIS = (1L << 48) - 1;
    private static final int TIME_SHIFT = 16;

    public TimeRange {
        requireOrder(from, to);
    }

    /** Refuses bounds that do not go together. */
    public static void requireOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ApiException.of(400, "Parameter 'from_time' must be before 'to_time'");
        }
    }

    /** No bounds at all if they are to be ignored. */
    public TimeRange unless(boolean ignored) {
        return ignored ? new TimeRange(null, null) : this;
    }

    boolean isUnbounded() {
        return from == null && to == null;
    }

    boolean contains(Row row) {
        long millis = Ids.millis(row.id());
        return firstMillis() <= millis && millis <= lastMillis();
    }

    /** The part of rows in the order of ids, newest first, that lies within the bounds. */
    List<Row> of(List<Row> byId) {
        long first = firstMillis();
        long last = lastMillis();
        if (first > MAX_MILLIS || last < 0) {
            return List.of();
        }
        int start = last > MAX_MILLIS ? 0 : RowTable.firstAtMost(byId, new UUID((last << TIME_SHIFT) | 0xffff, -1));
        int end = first <= 0
                ? byId.size()
                : RowTable.firstAtMost(byId, new UUID(((first - 1) << TIME_SHIFT) | 0xffff, -1));
        return byId.subList(start, Math.max(start, end));
    }

    private long firstMillis() {
        return from == null ? Long.MIN_VALUE : from.toEpochMilli();
    }

    private long lastMillis() {
        return to == null ? Long.MAX_VALUE : to.toEpochMilli();
    }

    /** A bound in a URL: an instant with any offset, or milliseconds since 1970; null for none. */
    public static @Nullable Instant instant(Query query, String name) {
        Optional<String> text = query.nonEmpty(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.get().matches("[+-]?[0-9]+")
                    ? Instant.ofEpochMilli(Long.parseLong(text.get()))
                    : Instant.parse(text.get());
        } catch (DateTimeException | NumberFormatException e) {
            throw ApiException.of(
                    400,
                    "Invalid instant format: '" + text.get()
                            + "'. Expected ISO-8601 (e.g., 2024-01-01T00:00:00Z) or milliseconds since epoch");
        }
    }
}
