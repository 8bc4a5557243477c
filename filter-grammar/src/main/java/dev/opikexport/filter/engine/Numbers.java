package dev.opikexport.filter.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Doubles as the database prints them. */
final class Numbers {

    /** Decimals of so many digits are all different doubles: none has a shorter form. */
    private static final int EXACT_DIGITS = 15;

    private static final int MOST_DIGITS = 17;

    /** Next to a power of two the farther decimal may be the double's own while the nearer is its neighbour's. */
    private static final List<RoundingMode> NEAREST_FIRST =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

    private Numbers() {}

    /** A JSON number as the database prints it: an integer as it is, another one as a double. */
    static String print(String jsonNumber) {
        return isInteger(jsonNumber) ? jsonNumber : print(Double.parseDouble(jsonNumber));
    }

    /**
     * A double in its shortest form, which is the plain one unless the one with an exponent of at least two digits is
     * shorter: {@code 1}, {@code 10000}, {@code 1e+05}, {@code 0.001}, {@code 1e-04}, {@code -0}.
     */
    static String print(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String scientific = scientific(shortest);
        String plain = plainLength(shortest) <= scientific.length() ? plain(shortest, value) : scientific;
        return value < 0 ? "-" + plain : plain;
    }

    private static String scientific(BigDecimal shortest) {
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - shortest.scale() - 1;
        StringBuilder text = new StringBuilder().append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append(exponent < 0 ? "e-" : "e+");
        return text.append(Math.abs(exponent) < 10 ? "0" : "")
                .append(Math.abs(exponent))
                .toString();
    }

    /** Without writing it, since it may have three hundred digits. */
    private static int plainLength(BigDecimal shortest) {
        int digits = shortest.precision();
        int scale = shortest.scale();
        if (scale <= 0) {
            return digits - scale;
        }
        return Math.max(digits, scale + 1) + 1;
    }

    /** Large integers show all of their digits, not only those that tell them from their neighbours. */
    private static String plain(BigDecimal shortest, double value) {
        return (shortest.scale() < 0 ? new BigDecimal(Math.abs(value)) : shortest).toPlainString();
    }

    /** Not by {@link Double#toString(double)}, which before Java 19 gives more digits than needed. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = value < Double.MIN_NORMAL ? 1 : EXACT_DIGITS; digits < MOST_DIGITS; digits++) {
            for (RoundingMode mode : NEAREST_FIRST) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(MOST_DIGITS));
    }

    private static boolean isInteger(String jsonNumber) {
        return jsonNumber.chars().allMatch(c -> Ascii.isDigit(c) || c == '-');
    }
}
