package dev.opikexport.filter.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as the database reads and prints them. */
public final class Numbers {

    private static final int SIGNIFICANT_DIGITS = 19;
    /** Decimals of so many digits are all different doubles: none has a shorter form. */
    private static final int EXACT_DIGITS = 15;

    private static final int MOST_DIGITS = 17;
    private static final int SMALLEST_PLAIN_EXPONENT = -6;
    private static final int SMALLEST_SCIENTIFIC_EXPONENT = 21;

    private Numbers() {}

    /** A JSON number as the database prints it: integers as they are, others in their shortest form without {@code .0}. */
    public static String print(String jsonNumber) {
        return isInteger(jsonNumber) ? jsonNumber : print(Double.parseDouble(jsonNumber));
    }

    /** A double in its shortest form: {@code 1}, {@code 0.000001}, {@code 1e-7}, {@code 1e21}, {@code -0}. */
    public static String print(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - shortest.scale() - 1;
        String sign = value < 0 ? "-" : "";
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < SMALLEST_SCIENTIFIC_EXPONENT) {
            return sign + shortest.toPlainString();
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + fraction + "e" + exponent;
    }

    /** Not by {@link Double#toString(double)}, which before Java 19 gives more digits than needed. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = value < Double.MIN_NORMAL ? 1 : EXACT_DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS));
    }

    private static boolean isInteger(String jsonNumber) {
        for (int i = 0; i < jsonNumber.length(); i++) {
            char c = jsonNumber.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a whole text as a double, in the database's fast way: digits before and after the point are read apart and
     * summed, and an exponent is multiplied last, so that {@code 7e-1} is slightly above {@code 0.7}. Empty if the text
     * is no number; blanks around it are not taken.
     */
    public static OptionalDouble parseDouble(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        boolean negative = at == 1 && text.charAt(0) == '-';
        int pointOrEnd = skipDigits(text, at);
        int end = pointOrEnd < text.length() && text.charAt(pointOrEnd) == '.'
                ? skipDigits(text, pointOrEnd + 1)
                : pointOrEnd;
        if (end - at - (end > pointOrEnd ? 1 : 0) == 0) {
            return parseName(text.substring(at), negative);
        }
        double value = before(text.substring(at, pointOrEnd)) + after(text, pointOrEnd, end);
        if (end < text.length()) {
            int exponentAt = exponentDigits(text, end);
            if (exponentAt < 0 || skipDigits(text, exponentAt) != text.length()) {
                return OptionalDouble.empty();
            }
            value = shift(value, exponent(text, exponentAt));
        }
        return OptionalDouble.of(negative ? -value : value);
    }

    private static OptionalDouble parseName(String text, boolean negative) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> OptionalDouble.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            case "nan" -> OptionalDouble.of(Double.NaN);
            default -> OptionalDouble.empty();
        };
    }

    private static double before(String digits) {
        return digits.isEmpty() ? 0 : Double.parseDouble(significant(digits) + "e" + excess(digits));
    }

    private static double after(String text, int pointOrEnd, int end) {
        return end - pointOrEnd < 2 ? 0 : Double.parseDouble("0" + text.substring(pointOrEnd, end));
    }

    private static String significant(String digits) {
        return digits.substring(0, Math.min(digits.length(), SIGNIFICANT_DIGITS));
    }

    private static int excess(String digits) {
        return Math.max(0, digits.length() - SIGNIFICANT_DIGITS);
    }

    /** The index of the first digit of the exponent whose letter stands at the given index; negative if none does. */
    private static int exponentDigits(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return -1;
        }
        int next = at + 1;
        if (next < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '+')) {
            next++;
        }
        return next < text.length() ? next : -1;
    }

    private static int exponent(String text, int digitsAt) {
        String digits = text.substring(digitsAt, Math.min(text.length(), digitsAt + 4));
        int exponent = Integer.parseInt(digits);
        return text.charAt(digitsAt - 1) == '-' ? -exponent : exponent;
    }

    private static double shift(double value, int exponent) {
        return value * Double.parseDouble("1e" + Math.max(-307, Math.min(308, exponent)));
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
