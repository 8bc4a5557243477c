package dev.opikexport.core.partition;

import java.util.Locale;

/** Names of folders as Hive writes them, and Spark, DuckDB and pyarrow read them. */
final class HiveNames {

    /** Stands for an absent value, and for an empty text, which Hive does not tell apart. */
    static final String ABSENT = "__HIVE_DEFAULT_PARTITION__";

    /** With control characters, what Hive and Spark escape. */
    private static final String SPECIAL = "\"#%'*/:=?\\{[]^\u007F";

    private HiveNames() {}

    static String folder(String key, String value) {
        return escape(key) + "=" + (value.isEmpty() ? ABSENT : escape(value));
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
