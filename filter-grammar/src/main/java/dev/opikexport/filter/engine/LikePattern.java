package dev.opikexport.filter.engine;

import java.util.Arrays;

/**
 * A LIKE pattern over a whole text: {@code %} is any run, {@code _} one code point; {@code \%}, {@code \_} and
 * {@code \\} are the characters themselves, and a backslash before anything else is a backslash.
 *
 * <p>Immutable. Takes time in proportion to the text times the pattern, at worst.
 */
public final class LikePattern {

    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;

    private final int[] tokens;
    private final boolean folding;
    /** What stands between two {@code %}, if the pattern is no more than that; else empty. */
    private final char[] needle;

    private LikePattern(int[] tokens, boolean folding) {
        this.tokens = tokens;
        this.folding = folding;
        this.needle = plainNeedle(tokens);
    }

    /** The pattern as it is written, compared code point by code point. */
    public static LikePattern of(String pattern) {
        return new LikePattern(tokens(pattern, false), false);
    }

    /** The pattern with both sides in lower case: see {@link Texts#fold}. */
    public static LikePattern folding(String pattern) {
        return new LikePattern(tokens(pattern, true), true);
    }

    /** Writes a text so that a pattern holds it as it is. */
    public static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** True if the whole text matches. */
    public boolean matches(String text) {
        return needle.length > 0 ? containsNeedle(text) : matchesTokens(text);
    }

    private boolean containsNeedle(String text) {
        char first = needle[0];
        int last = text.length() - needle.length;
        for (int i = 0; i <= last; i++) {
            if (unit(text, i) == first && needleAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean needleAt(String text, int offset) {
        for (int i = 1; i < needle.length; i++) {
            if (unit(text, offset + i) != needle[i]) {
                return false;
            }
        }
        return true;
    }

    private char unit(String text, int index) {
        char c = text.charAt(index);
        return folding ? (char) Texts.fold(c) : c;
    }

    /** On a mismatch only the last {@code %} takes one more code point: earlier ones never need to. */
    private boolean matchesTokens(String text) {
        int at = 0;
        int token = 0;
        int runToken = -1;
        int runAt = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (token < tokens.length && tokens[token] == ANY_RUN) {
                runToken = token++;
                runAt = at;
            } else if (token < tokens.length && matchesOne(tokens[token], codePoint)) {
                token++;
                at += Character.charCount(codePoint);
            } else if (runToken >= 0) {
                runAt += Character.charCount(text.codePointAt(runAt));
                at = runAt;
                token = runToken + 1;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == ANY_RUN) {
            token++;
        }
        return token == tokens.length;
    }

    private boolean matchesOne(int token, int codePoint) {
        return token == ANY_ONE || token == (folding ? Texts.fold(codePoint) : codePoint);
    }

    private static int[] tokens(String pattern, boolean folding) {
        int[] tokens = new int[pattern.length()];
        int count = 0;
        for (int i = 0; i < pattern.length(); ) {
            int codePoint = pattern.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '%') {
                tokens[count++] = ANY_RUN;
            } else if (codePoint == '_') {
                tokens[count++] = ANY_ONE;
            } else if (codePoint == '\\' && i < pattern.length() && isEscapable(pattern.charAt(i))) {
                tokens[count++] = pattern.charAt(i++);
            } else {
                tokens[count++] = folding ? Texts.fold(codePoint) : codePoint;
            }
        }
        return Arrays.copyOf(tokens, count);
    }

    private static boolean isEscapable(char c) {
        return c == '%' || c == '_' || c == '\\';
    }

    /** Surrogates are left to the slow way: folding would have to join them first. */
    private static char[] plainNeedle(int[] tokens) {
        int last = tokens.length - 1;
        if (last < 2 || tokens[0] != ANY_RUN || tokens[last] != ANY_RUN) {
            return new char[0];
        }
        char[] needle = new char[last - 1];
        for (int i = 1; i < last; i++) {
            if (tokens[i] < 0 || tokens[i] > Character.MAX_VALUE) {
                return new char[0];
            }
            needle[i - 1] = (char) tokens[i];
        }
        return needle;
    }
}
