package dev.opikexport.cli.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times in as many digits as people read. */
public final class Figures {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figures() {}

    /** {@code 2026-11-22 09:03}, UTC. */
    public static String time(Instant time) {
        return MINUTES.format(time);
    }

    /** {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 window}, {@code 12,345 windows}. */
    public static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 0.3 MB}, {@code 2.51 GB}. */
    public static String bytes(long bytes) {
        return bytes < 1e9
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    /** {@code 840 ms}, {@code 1.24 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String duration(double millis) {
        if (Math.abs(millis) < 1000) {
            return digits(millis) + " ms";
        }
        if (millis < 59_950) {
            return digits(millis / 1000) + " s";
        }
        long seconds = Math.round(millis / 1000);
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : count(seconds / 3600) + " h " + seconds % 3600 / 60 + " min";
    }

    /** {@code $1,234.50}, {@code $0.00123}. */
    public static String money(BigDecimal dollars) {
        boolean cents = dollars.abs().compareTo(BigDecimal.ONE) >= 0 || dollars.signum() == 0;
        BigDecimal rounded = dollars.round(THREE_DIGITS).stripTrailingZeros();
        return "$"
                + (cents
                        ? String.format(Locale.ROOT, "%,.2f", dollars)
                        : rounded.setScale(Math.max(2, rounded.scale())).toPlainString());
    }

    /** At most three digits that mean something: {@code 0.0123}, {@code 12.3}, {@code 1230}. */
    public static String digits(double number) {
        return Double.isFinite(number) ? digits(BigDecimal.valueOf(number)) : String.valueOf(number);
    }

    private static String digits(BigDecimal number) {
        BigDecimal rounded = number.round(THREE_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
