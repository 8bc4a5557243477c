package dev.opikexport.filter.server;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals of the database: a fixed number of digits behind the point, further ones are cut. */
final class Decimals {

    private Decimals() {}

    /** A valid literal, cut to the scale; one that has too many digits before the point makes the query fail. */
    static BigDecimal literal(String value, int precision, int scale) {
        BigDecimal exact = new BigDecimal(value);
        long digitsBefore = (long) exact.precision() - exact.scale();
        boolean ascii = value.chars().allMatch(c -> c < 0x80);
        boolean fits = exact.signum() == 0 || digitsBefore <= precision - scale;
        if (!ascii || !fits) {
            throw new FailingQueryException("the server's database does not read `" + value + "` as a number with "
                    + (precision - scale) + " digits before the point");
        }
        return exact.signum() == 0 || digitsBefore < -scale ? BigDecimal.ZERO : cut(exact, scale);
    }

    static BigDecimal cut(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.DOWN);
    }
}
