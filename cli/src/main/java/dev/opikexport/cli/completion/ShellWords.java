package dev.opikexport.cli.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line as a shell takes it apart: quotes and backslashes are understood, variables and the like stay as they are.
 *
 * @param whole the words before the last one
 * @param last the word that the line ends in, its quotes taken off; empty after a blank
 * @param quote the quote that is open at the end: {@code '}, {@code "}, or 0
 */
public record ShellWords(List<String> whole, String last, char quote) {

    private static final char NONE = 0;

    public ShellWords {
        whole = List.copyOf(whole);
    }

    /** Takes a line apart. */
    public static ShellWords of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isWord = false;
        char quote = NONE;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == NONE && Character.isWhitespace(c)) {
                if (isWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                isWord = false;
                continue;
            }
            isWord = true;
            if (c == quote) {
                quote = NONE;
            } else if (quote == NONE && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && quote != '\'' && i + 1 < line.length() && isEscaped(line.charAt(i + 1), quote)) {
                i++;
                word.append(line.charAt(i));
            } else {
                word.append(c);
            }
        }
        return new ShellWords(words, word.toString(), quote);
    }

    /** The word as a shell must read it: between quotes if it holds anything but letters, digits and a few signs. */
    public static String quote(String word) {
        return word.matches("[A-Za-z0-9_.,:=/@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** All words of a line that ends. */
    public static List<String> all(String line) {
        return of(line + " ").whole();
    }

    /** Between double quotes a backslash stands for itself, except before these. */
    private static boolean isEscaped(char c, char quote) {
        return quote == NONE || "\"\\$`".indexOf(c) >= 0;
    }
}
