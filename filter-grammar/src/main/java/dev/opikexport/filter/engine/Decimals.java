package dev.opikexport.filter.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Literals of the database's decimal and integer columns. */
public final class Decimals {

    private Decimals() {}

    /**
     * A number as a column of that precision and scale takes it: digits beyond the scale are cut, not rounded.
     *
     * @param number in the syntax of {@link BigDecimal#BigDecimal(String)}
     * @return empty if the database fails on it, for digits that are not ASCII, or too many before the point
     */
    public static Optional<BigDecimal> parse(String number, int precision, int scale) {
        BigDecimal exact = new BigDecimal(number);
        if (exact.signum() == 0) {
            exact = BigDecimal.ZERO;
        }
        long digitsBeforePoint = (long) exact.precision() - exact.scale();
        if (!number.chars().allMatch(c -> c < 0x80) || digitsBeforePoint > precision - scale) {
            return Optional.empty();
        }
        return Optional.of(digitsBeforePoint < -scale ? BigDecimal.ZERO : cut(exact, scale));
    }

    /** The number without the digits beyond the scale. */
    public static BigDecimal cut(BigDecimal number, int scale) {
        return number.setScale(scale, RoundingMode.DOWN);
    }

    /**
     * A whole number as an integer column takes it: a minus, if the column has a sign, and ASCII digits that start with
     * no zero.
     *
     * @return empty if the database fails on it
     */
    public static Optional<BigInteger> parseInteger(String number, boolean signed) {
        String digits = signed && number.startsWith("-") ? number.substring(1) : number;
        boolean plain = digits.equals("0")
                || (!digits.isEmpty()
                        && digits.charAt(0) != '0'
                        && digits.chars().allMatch(Ascii::isDigit));
        return plain ? Optional.of(new BigInteger(number)) : Optional.empty();
    }
}
