package dev.opikexport.core.window.key;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ids of threads, which are any texts, as numbers: where they begin to differ, their printable characters are digits. */
final class Texts {

    private static final char FIRST = ' ';
    private static final char LAST = '~';
    private static final BigInteger BASE = BigInteger.valueOf(LAST - FIRST + 1);
    private static final int DIGITS = 4;

    private Texts() {}

    /**
     * A text about in the middle; it may be one of the two, or even lie outside where characters are not printable.
     *
     * @param from null for no bound
     * @param below null for no bound
     */
    static Optional<String> middle(@Nullable String from, @Nullable String below) {
        String low = from == null ? "" : from;
        int prefix = below == null ? 0 : commonPrefix(low, below);
        BigInteger end = below == null ? BASE.pow(DIGITS) : number(below, prefix);
        BigInteger middle = number(low, prefix).add(end).shiftRight(1);
        String text = (low.substring(0, prefix) + text(middle)).stripTrailing();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static int commonPrefix(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static BigInteger number(String text, int start) {
        BigInteger number = BigInteger.ZERO;
        for (int i = start; i < start + DIGITS; i++) {
            char digit = i < text.length() ? text.charAt(i) : FIRST;
            number = number.multiply(BASE).add(BigInteger.valueOf(Math.max(FIRST, Math.min(LAST, digit)) - FIRST));
        }
        return number;
    }

    private static String text(BigInteger number) {
        StringBuilder text = new StringBuilder();
        BigInteger rest = number;
        for (int i = 0; i < DIGITS; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text.insert(0, (char) (FIRST + parts[1].intValue()));
            rest = parts[0];
        }
        return text.toString();
    }
}
