package dev.opikexport.core.row;

import java.nio.charset.StandardCharsets;

/** JSON strings to texts and back. */
public final class JsonStrings {

    private static final long BACKSLASHES = EightBytes.ONES * '\\';

    private JsonStrings() {}

    /** The text as a JSON string, with escapes only where JSON or UTF-8 needs them: a lone surrogate needs one. */
    public static String quote(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || isLoneSurrogate(text, i)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /**
     * The text of a JSON string that a scan found whole, lone surrogates included.
     *
     * @param from the offset of the opening quote
     * @param to the offset behind the closing quote
     */
    public static String text(byte[] bytes, int from, int to) {
        String escaped = new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
        return indexOfBackslash(bytes, from, to) == to ? escaped : unescape(escaped);
    }

    /** The offset of the first backslash, or {@code to}. */
    static int indexOfBackslash(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES) {
            long found = EightBytes.find(EightBytes.at(bytes, i), BACKSLASHES);
            if (found != 0) {
                return i + EightBytes.indexOfFirst(found);
            }
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private static String unescape(String escaped) {
        StringBuilder text = new StringBuilder(escaped.length());
        int i = 0;
        while (i < escaped.length()) {
            char c = escaped.charAt(i++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = escaped.charAt(i++);
            switch (escape) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(escaped, i, i + 4, 16));
                    i += 4;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
