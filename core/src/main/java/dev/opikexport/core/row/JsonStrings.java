package dev.opikexport.core.row;

import java.nio.charset.StandardCharsets;

/** Decodes JSON strings that {@link JsonScanner} found whole. */
final class JsonStrings {

    private JsonStrings() {}

    /**
     * The text of a JSON string, lone surrogates included.
     *
     * @param from the offset of the opening quote
     * @param to the offset behind the closing quote
     */
    static String text(byte[] bytes, int from, int to) {
        String escaped = new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
        return indexOfBackslash(bytes, from, to) == to ? escaped : unescape(escaped);
    }

    /** The offset of the first backslash, or {@code to}. */
    static int indexOfBackslash(byte[] bytes, int from, int to) {
        int i = from;
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
}
