package dev.opikexport.filter.engine;

/** Text as the database compares it. */
public final class Texts {

    private Texts() {}

    /** The text with A to Z in lower case and nothing else changed. */
    public static String foldAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Ascii.isUpperCase(text.charAt(i))) {
                return foldAsciiFrom(text, i);
            }
        }
        return text;
    }

    private static String foldAsciiFrom(String text, int from) {
        char[] chars = text.toCharArray();
        for (int i = from; i < chars.length; i++) {
            chars[i] = Ascii.toLowerCase(chars[i]);
        }
        return new String(chars);
    }

    /** The code point in lower case by the simple mapping, unless that would change its length in UTF-8. */
    public static int fold(int codePoint) {
        if (codePoint < 0x80) {
            return Ascii.isUpperCase(codePoint) ? codePoint + 0x20 : codePoint;
        }
        int lower = Character.toLowerCase(codePoint);
        return utf8Length(lower) == utf8Length(codePoint) ? lower : codePoint;
    }

    /** The order of the two texts' UTF-8 bytes: that of code points, which is not that of {@link String#compareTo}. */
    public static int compareUtf8(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                return Integer.compare(rank(l), rank(r));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** True if a part of the text, with A to Z in lower case, is the given text, which is in lower case already. */
    static boolean foldedRegionMatches(String text, int offset, String lower) {
        if (offset < 0 || offset + lower.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if (Ascii.toLowerCase(text.charAt(offset + i)) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True if the text, with A to Z in lower case, is the given text, which is in lower case already. */
    public static boolean foldedEquals(String text, String lower) {
        return text.length() == lower.length() && foldedRegionMatches(text, 0, lower);
    }

    /** True if the text, with A to Z in lower case, starts with the given text, which is in lower case already. */
    public static boolean foldedStartsWith(String text, String lower) {
        return foldedRegionMatches(text, 0, lower);
    }

    /** True if the text, with A to Z in lower case, ends with the given text, which is in lower case already. */
    public static boolean foldedEndsWith(String text, String lower) {
        return foldedRegionMatches(text, text.length() - lower.length(), lower);
    }

    /** Surrogates stand for code points above all others, though their own values are not the highest. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
