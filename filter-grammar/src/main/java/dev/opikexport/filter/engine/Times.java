package dev.opikexport.filter.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Times in nanoseconds since 1970: a signed number of 64 bits, which ends in the year 2262. */
public final class Times {

    /** Stands for a row without a time; earlier than any. */
    public static final long ABSENT = Long.MIN_VALUE;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final long NANOS_PER_MICRO = 1_000;
    private static final String SHAPE = "\"0000-00-00T00:00:00.000000000";
    private static final int PLAIN_LENGTH = SHAPE.indexOf('.');

    private Times() {}

    /**
     * The time that a JSON string holds; {@link #ABSENT} for null and {@code null}.
     *
     * @throws IllegalArgumentException if the string holds no time, or one beyond the range
     */
    public static long nanos(@Nullable String json) {
        if (json == null || json.equals("null")) {
            return ABSENT;
        }
        try {
            return isUtc(json) ? utcNanos(json) : slowNanos(json);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a time of a row: " + json, e);
        }
    }

    /** Milliseconds from start to end, both cut to microseconds; 0 without an end. */
    public static double duration(@Nullable String start, @Nullable String end) {
        long startNanos = nanos(start);
        long endNanos = nanos(end);
        if (startNanos == ABSENT || endNanos == ABSENT) {
            return 0;
        }
        long micros = Math.floorDiv(endNanos, NANOS_PER_MICRO) - Math.floorDiv(startNanos, NANOS_PER_MICRO);
        return micros / 1000.0;
    }

    private static long slowNanos(String json) {
        Instant instant = Instant.parse(JsonScanner.stringAt(json, 0));
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    }

    /** True for the shape in which the server prints times. */
    private static boolean isUtc(String json) {
        int end = json.length() - 2;
        if (end < PLAIN_LENGTH || end == PLAIN_LENGTH + 1 || end > SHAPE.length() || json.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char shape = SHAPE.charAt(i);
            char c = json.charAt(i);
            if (shape == '0' ? !Ascii.isDigit(c) : c != shape) {
                return false;
            }
        }
        return true;
    }

    private static long utcNanos(String json) {
        long day = LocalDate.of(number(json, 1, 5), number(json, 6, 8), number(json, 9, 11))
                .toEpochDay();
        long seconds = ((day * 24 + number(json, 12, 14)) * 60 + number(json, 15, 17)) * 60 + number(json, 18, 20);
        long nanos = 0;
        int end = json.length() - 2;
        for (int i = PLAIN_LENGTH + 1; i < SHAPE.length(); i++) {
            nanos = nanos * 10 + (i < end ? json.charAt(i) - '0' : 0);
        }
        return Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), nanos);
    }

    private static int number(String json, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + json.charAt(i) - '0';
        }
        return number;
    }
}
