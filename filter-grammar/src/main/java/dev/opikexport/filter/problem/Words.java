package dev.opikexport.filter.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How messages quote and list things. */
public final class Words {

    private static final int LONGEST = 60;

    private Words() {}

    /** The thing between backticks, cut where it is long. */
    public static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() > LONGEST) {
            int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            line = line.substring(0, end) + "…";
        }
        return "`" + line + "`";
    }

    /** The text with a capital first letter. */
    public static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code a, b or c}. */
    public static String join(List<String> things) {
        if (things.size() < 2) {
            return String.join("", things);
        }
        int last = things.size() - 1;
        return String.join(", ", things.subList(0, last)) + " or " + things.get(last);
    }

    /** Things between backticks, by commas. */
    public static String list(Collection<?> things) {
        return things.stream().map(thing -> code(thing.toString())).collect(Collectors.joining(", "));
    }

    /** A text as OQL writes it: in double quotes, those inside doubled. */
    public static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
