package dev.opikexport.filter.engine;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Reads doubles in the database's fast way: digits before and after the point are read apart, 19 of each at most, and
 * summed; an exponent is multiplied in last, so that {@code 7e-1} is slightly above {@code 0.7}.
 */
public final class DoubleReader {

    private static final int SIGNIFICANT_DIGITS = 19;
    private static final int EXPONENT_DIGITS = 4;
    private static final int SMALLEST_EXPONENT = -323;
    private static final int LARGEST_EXPONENT = 308;

    /** What doubles hold without an error, so that one division gives the nearest double. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] EXACT_POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private final String text;
    private int at;

    private DoubleReader(String text) {
        this.text = text;
    }

    /** The number that the whole text stands for; empty if it is none. Blanks around a number are not taken. */
    public static OptionalDouble read(String text) {
        return new DoubleReader(text).read();
    }

    private OptionalDouble read() {
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        int start = at;
        double value = whole();
        if (peek() == '.') {
            at++;
            value += fraction();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (at == text.length()) {
                return OptionalDouble.empty();
            }
            value = shift(value, exponent());
        }
        if (at == start) {
            return name(negative);
        }
        return at < text.length() ? OptionalDouble.empty() : OptionalDouble.of(negative ? -value : value);
    }

    private OptionalDouble name(boolean negative) {
        return switch (text.substring(at).toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> OptionalDouble.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            case "nan" -> OptionalDouble.of(Double.NaN);
            default -> OptionalDouble.empty();
        };
    }

    private double whole() {
        int start = at;
        skipDigits();
        int read = Math.min(at - start, SIGNIFICANT_DIGITS);
        return scaled(start, read, at - start - read);
    }

    private double fraction() {
        int point = at;
        while (peek() == '0') {
            at++;
        }
        int start = at;
        skipDigits();
        int read = Math.min(at - start, SIGNIFICANT_DIGITS);
        return scaled(start, read, point - start - read);
    }

    private double scaled(int start, int count, int exponent) {
        if (count == 0) {
            return 0;
        }
        if (count <= EXACT_DIGITS && exponent <= 0 && -exponent < EXACT_POWERS_OF_TEN.length) {
            return Long.parseLong(text, start, start + count, 10) / EXACT_POWERS_OF_TEN[-exponent];
        }
        return Double.parseDouble(text.substring(start, start + count) + "e" + exponent);
    }

    private int exponent() {
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        int start = at;
        skipDigits();
        String digits = "0" + text.substring(start, Math.min(at, start + EXPONENT_DIGITS));
        return negative ? -Integer.parseInt(digits) : Integer.parseInt(digits);
    }

    private static double shift(double value, int exponent) {
        if (exponent < SMALLEST_EXPONENT) {
            return 0;
        }
        return value * (exponent > LARGEST_EXPONENT ? Double.POSITIVE_INFINITY : Double.parseDouble("1e" + exponent));
    }

    private void skipDigits() {
        while (Ascii.isDigit(peek())) {
            at++;
        }
    }

    /** The next character, or one that no number has. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
