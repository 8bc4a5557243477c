package dev.opikexport.exporters.parquet.shred;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Reads the server's times, JSON strings such as {@code "2026-11-09T13:55:35.611315Z"}. */
final class InstantParser {

    private static final int SECONDS_END = 19;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MICROS = 1_000_000;

    private long micros;
    private int nanosOfMicro;
    private int lastDate;
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
        boolean fraction = length > SECONDS_END + 2;
        if (length < SECONDS_END + 1
                || length > SECONDS_END + 11
                || json[to - 1] != 'Z'
                || !(fraction ? json[from + SECONDS_END] == '.' : length == SECONDS_END + 1)
                || json[from + 4] != '-'
                || json[from + 7] != '-'
                || json[from + 10] != 'T'
                || json[from + 13] != ':'
                || json[from + 16] != ':') {
            return false;
        }
        int year = number(json, from, from + 4);
        int month = number(json, from + 5, from + 7);
        int day = number(json, from + 8, from + 10);
        int hour = number(json, from + 11, from + 13);
        int minute = number(json, from + 14, from + 16);
        int second = number(json, from + 17, from + SECONDS_END);
        int nanos = fraction ? number(json, from + SECONDS_END + 1, to - 1) : 0;
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        int date = year * 10_000 + month * 100 + day;
        if (date != lastDate) {
            if (day > 28 && !isDate(year, month, day)) {
                return false;
            }
            lastEpochDay = LocalDate.of(year, month, day).toEpochDay();
            lastDate = date;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanos < 0) {
            return false;
        }
        for (int digits = fraction ? length - SECONDS_END - 2 : 9; digits < 9; digits++) {
            nanos *= 10;
        }
        long seconds = lastEpochDay * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        micros = seconds * MICROS + nanos / 1000;
        nanosOfMicro = nanos % 1000;
        return true;
    }

    private boolean parseAny(byte[] json, int from, int to) {
        try {
            String text = new String(json, from, to - from, StandardCharsets.UTF_8);
            Instant instant = OffsetDateTime.parse(text).toInstant();
            micros = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
            nanosOfMicro = instant.getNano() % 1000;
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isDate(int year, int month, int day) {
        return day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }

    /** The number that digits make; negative if one of them is no digit. */
    private static int number(byte[] json, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = json[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
