package dev.opikexport.core.attachment;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for the files of one row: they stay in its folder, and work on every system. */
final class SafeName {

    private static final String SPECIAL = "/\\:*?\"<>|";
    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>();

    SafeName() {}

    /** A name that no other file of the row has. */
    String of(String fileName) {
        StringBuilder text = new StringBuilder();
        fileName.codePoints()
                .map(c -> c < ' ' || c == 0x7f || SPECIAL.indexOf(c) >= 0 || !Character.isDefined(c) ? '_' : c)
                .forEach(text::appendCodePoint);
        String name = shortened(text.toString().strip());
        if (name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.startsWith("~")) {
            name = "_" + name.replaceFirst("\\.$", "_");
        }
        String unique = name;
        for (int number = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = number + "-" + name;
        }
        return unique;
    }

    /** Keeps the ending. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int half = LONGEST / 2;
        return name.substring(0, name.offsetByCodePoints(0, half)) + "_"
                + name.substring(name.offsetByCodePoints(name.length(), -half));
    }
}
