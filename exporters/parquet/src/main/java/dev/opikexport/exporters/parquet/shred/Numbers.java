package dev.opikexport.exporters.parquet.shred;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads JSON numbers: the usual short ones without an object, all others with {@link BigDecimal}. */
final class Numbers {

    /** The answer of the fast ways for what they leave to the slow ones. */
    static final long NOT_FAST = Long.MIN_VALUE;

    /** Decimal digits that always fit into 64 bits. */
    static final int LONG_DIGITS = 18;

    private static final int DOUBLE_DIGITS = 15;
    private static final int LONGEST = 400;
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Numbers() {}

    static boolean isNumber(byte[] json, int from) {
        return json[from] == '-' || (json[from] >= '0' && json[from] <= '9');
    }

    /** A whole number of up to 18 digits. */
    static long fastLong(byte[] json, int from, int to) {
        return fastUnscaled(json, from, to, 0);
    }

    /** A number without exponent, times ten to the scale, of up to 18 digits. */
    static long fastUnscaled(byte[] json, int from, int to, int scale) {
        int i = json[from] == '-' ? from + 1 : from;
        if (to - i > LONG_DIGITS) {
            return NOT_FAST;
        }
        long unscaled = 0;
        int digits = 0;
        int fraction = -1;
        for (; i < to; i++) {
            int digit = json[i] - '0';
            if (json[i] == '.') {
                fraction = digits;
            } else if (digit < 0 || digit > 9) {
                return NOT_FAST;
            } else {
                unscaled = 10 * unscaled + digit;
                digits++;
            }
        }
        int missing = scale - (fraction < 0 ? 0 : digits - fraction);
        if (missing < 0 || digits + missing > LONG_DIGITS) {
            return NOT_FAST;
        }
        for (int k = 0; k < missing; k++) {
            unscaled *= 10;
        }
        return json[from] == '-' ? -unscaled : unscaled;
    }

    /** The number with exactly that scale; null if it is no number or has digits beyond the scale. */
    static @Nullable BigDecimal decimal(byte[] json, int from, int to, int scale) {
        if (!isNumber(json, from) || to - from > LONGEST) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text(json, from, to));
            if (number.signum() == 0) {
                return BigDecimal.ZERO.setScale(scale);
            }
            long digitsBeforePoint = (long) number.precision() - number.scale();
            if (Math.abs(digitsBeforePoint) > LONGEST) {
                return null;
            }
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() > scale ? null : stripped.setScale(scale);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The number without zeros at its end, and with a scale of at least 0; null if its digits are many. */
    static @Nullable BigDecimal shortDecimal(byte[] json, int from, int to) {
        if (to - from > LONGEST) {
            return null;
        }
        BigDecimal number = new BigDecimal(text(json, from, to)).stripTrailingZeros();
        if (Math.abs((long) number.precision() - number.scale()) > LONGEST) {
            return null;
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** Whether a number of scale 0 is one of 64 bits. */
    static boolean isLong(BigDecimal number) {
        return number.unscaledValue().bitLength() < Long.SIZE;
    }

    /** The nearest number of 64 bits; infinite if it is beyond. */
    static double toDouble(byte[] json, int from, int to) {
        double fast = fastDouble(json, from, to);
        return Double.isNaN(fast) ? Double.parseDouble(text(json, from, to)) : fast;
    }

    /** Whether the text says just that number: its shortest decimal has the same value. */
    static boolean isExact(double number, byte[] json, int from, int to) {
        if (number == 0) {
            return isZero(json, from, to);
        }
        if (digits(json, from, to) <= DOUBLE_DIGITS) {
            return true;
        }
        if (to - from > LONGEST) {
            return false;
        }
        return BigDecimal.valueOf(number).compareTo(new BigDecimal(text(json, from, to))) == 0;
    }

    /** Exact where digits and power are both exact as numbers of 64 bits, so that one division rounds once. */
    private static double fastDouble(byte[] json, int from, int to) {
        boolean negative = json[from] == '-';
        int i = negative ? from + 1 : from;
        if (to - i > DOUBLE_DIGITS) {
            return Double.NaN;
        }
        long digits = 0;
        int fraction = 0;
        boolean point = false;
        for (; i < to; i++) {
            if (json[i] == '.') {
                point = true;
            } else if (json[i] < '0' || json[i] > '9') {
                return Double.NaN;
            } else {
                digits = 10 * digits + json[i] - '0';
                fraction += point ? 1 : 0;
            }
        }
        double number = digits / EXACT_POWERS[fraction];
        return negative ? -number : number;
    }

    private static int digits(byte[] json, int from, int to) {
        int digits = 0;
        for (int i = from; i < to && json[i] != 'e' && json[i] != 'E'; i++) {
            digits += json[i] >= '0' && json[i] <= '9' ? 1 : 0;
        }
        return digits;
    }

    private static boolean isZero(byte[] json, int from, int to) {
        for (int i = from; i < to && json[i] != 'e' && json[i] != 'E'; i++) {
            if (json[i] >= '1' && json[i] <= '9') {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] json, int from, int to) {
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
