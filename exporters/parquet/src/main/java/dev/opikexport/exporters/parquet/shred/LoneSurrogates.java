package dev.opikexport.exporters.parquet.shred;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Escapes of half a surrogate pair: readers such as DuckDB refuse a whole file for one of them in a JSON column. */
final class LoneSurrogates {

    private static final int ESCAPE = 6;

    private LoneSurrogates() {}

    /** The JSON text with U+FFFD for each; null if it has none. */
    static byte @Nullable [] replace(byte[] json, int from, int to) {
        StringBuilder replaced = new StringBuilder(new String(json, from, to - from, StandardCharsets.ISO_8859_1));
        boolean found = false;
        int i = 0;
        while (i < replaced.length()) {
            if (replaced.charAt(i) != '\\') {
                i++;
            } else if (!isSurrogate(replaced, i)) {
                i += 2;
            } else if (Character.isHighSurrogate(unit(replaced, i))
                    && isSurrogate(replaced, i + ESCAPE)
                    && Character.isLowSurrogate(unit(replaced, i + ESCAPE))) {
                i += 2 * ESCAPE;
            } else {
                replaced.replace(i, i + ESCAPE, "\\ufffd");
                found = true;
                i += ESCAPE;
            }
        }
        return found ? replaced.toString().getBytes(StandardCharsets.ISO_8859_1) : null;
    }

    private static boolean isSurrogate(CharSequence json, int i) {
        return i + ESCAPE <= json.length()
                && json.charAt(i) == '\\'
                && json.charAt(i + 1) == 'u'
                && Character.isSurrogate(unit(json, i));
    }

    private static char unit(CharSequence json, int escape) {
        return (char) Integer.parseInt(json, escape + 2, escape + ESCAPE, 16);
    }
}
