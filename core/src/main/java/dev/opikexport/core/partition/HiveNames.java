package dev.opikexport.core.partition;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of folders as Hive writes them, and Spark, DuckDB and pyarrow read them. */
final class HiveNames {

    /** Stands for an absent value, and for an empty text, which Hive does not tell apart. */
    static final String ABSENT = "__HIVE_DEFAULT_PARTITION__";

    /** With control characters, what Hive and Spark escape. */
    private static final String SPECIAL = "\"#%'*/:=?\\{[]^\u007F";

    private static final Pattern CODE = Pattern.compile("%([0-9A-Fa-f]{2})");

    private HiveNames() {}

    static String folder(String key, String value) {
        return escape(key) + "=" + (value.isEmpty() ? ABSENT : escape(value));
    }

    /** The text that was escaped; as it is where it was not. */
    static String unescape(String escaped) {
        return CODE.matcher(escaped)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || SPECIAL.indexOf(c) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
