package dev.opikexport.filter.formula;

/** Patterns of the server's {@code contains}. */
public final class LikeText {

    private LikeText() {}

    /**
     * A pattern that the server's query does not fail on, and that finds at least what the given one does: each quote behind a
     * backslash becomes any character.
     */
    static String withoutBrokenQuotes(String pattern) {
        StringBuilder weaker = new StringBuilder();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            boolean backslash = c == '\\';
            char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
            boolean escapesWhatFollows = i + 1 == pattern.length();
            if (backslash && escapesWhatFollows) {
                weaker.append(c);
                i++;
            } else if (backslash && (next == '%' || next == '_')) {
                weaker.append(c).append(next);
                i += 2;
            } else if (backslash) {
                weaker.append("\\\\");
                i += next == '\\' ? 2 : 1;
                if (i < pattern.length() && pattern.charAt(i) == '\'') {
                    weaker.append('_');
                    i++;
                }
            } else {
                weaker.append(c);
                i++;
            }
        }
        return weaker.toString();
    }

    /** True if the pattern holds a wildcard. */
    public static boolean hasWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' || c == '_') {
                return true;
            }
            if (c == '\\') {
                i++;
            }
        }
        return false;
    }
}
