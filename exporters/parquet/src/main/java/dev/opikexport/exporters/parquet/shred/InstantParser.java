package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.EightBytes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads the server's times, JSON strings such as {@code "2026-11-09T13:55:35.611315Z"}.
 *
 * <p>Usual ones are read eight characters at once, the first of them in the lowest byte: what makes their digits the digits' values makes 0 of
 * what stands between.
 */
final class InstantParser {

    private static final long MONTH = eight("0000-00-");
    private static final long MONTH_BETWEEN = between("0000-00-");
    private static final long DAY = eight("0-00-00T");
    private static final long DAY_BETWEEN = between("0-00-00T");
    private static final long SECOND = eight("00:00:00");
    private static final long SECOND_BETWEEN = between("00:00:00");
    private static final long MICROS = eight("0.000000");
    private static final long MICROS_BETWEEN = between("0.000000");

    private static final int SECONDS_END = 19;
    private static final int MOST_FRACTION = 9;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private long micros;
    private int nanosOfMicro;
    private long lastMonth = -1;
    private long lastDay = -1;
    private long lastEpochDay;

    /** Reads a JSON value; false if it is no time that microseconds of 64 bits can count. */
    boolean parse(byte[] json, int from, int to) {
        if (json[from] != '"') {
            return false;
        }
        return parseUsual(json, from + 1, to - 1) || parseAny(json, from + 1, to - 1);
    }

    /** Microseconds since 1970, rounded to the past. */
    long micros() {
        return micros;
    }

    /** Nanoseconds beyond {@link #micros()}, from 0 to 999. */
    int nanosOfMicro() {
        return nanosOfMicro;
    }

    private boolean parseUsual(byte[] json, int from, int to) {
        int length = to - from;
        if (length <= SECONDS_END || length > SECONDS_END + MOST_FRACTION + 2 || json[to - 1] != 'Z') {
            return false;
        }
        long month = EightBytes.at(json, from) ^ MONTH;
        long day = EightBytes.at(json, from + 3) ^ DAY;
        long second = EightBytes.at(json, from + 11) ^ SECOND;
        int nanos = length == SECONDS_END + 1 ? 0 : nanos(json, from + SECONDS_END, to - 1);
        if (nanos < 0
                || !areDigits(month, MONTH_BETWEEN)
                || !areDigits(day, DAY_BETWEEN)
                || !areDigits(second, SECOND_BETWEEN)
                || twoDigits(second, 0) > 23
                || twoDigits(second, 3) > 59
                || twoDigits(second, 6) > 59
                || !isDate(month, day)) {
            return false;
        }
        long seconds = lastEpochDay * SECONDS_PER_DAY
                + twoDigits(second, 0) * 3600L
                + twoDigits(second, 3) * 60L
                + twoDigits(second, 6);
        micros = seconds * MICROS_PER_SECOND + nanos / 1000;
        nanosOfMicro = nanos % 1000;
        return true;
    }

    /** Whether there is such a day, which is that of {@link #lastEpochDay} then. */
    private boolean isDate(long month, long day) {
        if (month == lastMonth && day == lastDay) {
            return true;
        }
        int yearNumber = 100 * twoDigits(month, 0) + twoDigits(month, 2);
        int monthNumber = twoDigits(month, 5);
        int dayNumber = twoDigits(day, 5);
        if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1) {
            return false;
        }
        LocalDate first = LocalDate.of(yearNumber, monthNumber, 1);
        if (dayNumber > first.lengthOfMonth()) {
            return false;
        }
        lastEpochDay = first.toEpochDay() + dayNumber - 1;
        lastMonth = month;
        lastDay = day;
        return true;
    }

    /** What a point and some digits say; negative if they are none. */
    private static int nanos(byte[] json, int point, int to) {
        if (to - point == 7) {
            long six = EightBytes.at(json, point - 1) ^ MICROS;
            return areDigits(six, MICROS_BETWEEN)
                    ? 1000 * (10_000 * twoDigits(six, 2) + 100 * twoDigits(six, 4) + twoDigits(six, 6))
                    : -1;
        }
        if (json[point] != '.' || to - point < 2) {
            return -1;
        }
        int nanos = 0;
        for (int i = point + 1; i <= point + MOST_FRACTION; i++) {
            int digit = i < to ? json[i] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = 10 * nanos + digit;
        }
        return nanos;
    }

    private static long eight(String pattern) {
        return EightBytes.at(pattern.getBytes(StandardCharsets.US_ASCII), 0);
    }

    /** The bits of what is no digit in a pattern. */
    private static long between(String pattern) {
        long between = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            between |= pattern.charAt(i) == '0' ? 0 : 0xffL << (Byte.SIZE * i);
        }
        return between;
    }

    /** Whether eight numbers are from 0 to 9, and 0 between. */
    private static boolean areDigits(long eight, long between) {
        long beyondNine = ((eight + 0x0606_0606_0606_0606L) | eight) & 0xf0f0_f0f0_f0f0_f0f0L;
        return (beyondNine | (eight & between)) == 0;
    }

    private static int twoDigits(long eight, int place) {
        int two = (int) (eight >>> (Byte.SIZE * place));
        return 10 * (two & 0xf) + ((two >>> Byte.SIZE) & 0xf);
    }

    private boolean parseAny(byte[] json, int from, int to) {
        try {
            String text = new String(json, from, to - from, StandardCharsets.UTF_8);
            Instant instant = OffsetDateTime.parse(text).toInstant();
            micros = Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1000);
            nanosOfMicro = instant.getNano() % 1000;
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
