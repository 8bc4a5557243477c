package dev.opikexport.core.schema;

/** The text of a choice of columns, read from its beginning: words, marks, and what is wrong at a place. */
final class ChoiceText {

    private static final String MARKS = ",=:.[]\"";

    private final String text;
    private int at;

    ChoiceText(String text) {
        this.text = text;
    }

    /** A name as it is written in such a text. */
    static String written(String name) {
        boolean plain =
                !name.isEmpty() && name.equals(name.strip()) && name.chars().noneMatch(c -> MARKS.indexOf(c) >= 0);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** How far it was read. */
    int place() {
        return at;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** What was read since a place, without blanks around it. */
    String since(int start) {
        return text.substring(start, at).strip();
    }

    /** Whether a mark comes next. */
    boolean isNext(char mark) {
        return at < text.length() && text.charAt(at) == mark;
    }

    /** Reads a mark if it comes next. */
    boolean take(char mark) {
        boolean next = isNext(mark);
        if (next) {
            at++;
        }
        return next;
    }

    void skipBlanks() {
        while (isNext(' ')) {
            at++;
        }
    }

    /** Reads up to the next mark, or what stands in quotes. */
    String word(String expected) {
        if (isNext('"')) {
            return quoted();
        }
        int start = at;
        while (at < text.length() && MARKS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = since(start);
        if (word.isEmpty()) {
            throw error("Expected " + expected);
        }
        return word;
    }

    private String quoted() {
        StringBuilder quoted = new StringBuilder();
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                quoted.append(c);
            } else if (take('"')) {
                quoted.append('"');
            } else if (quoted.isEmpty()) {
                throw error("A name is not empty", start);
            } else {
                skipBlanks();
                return quoted.toString();
            }
        }
        throw error("This quote does not end", start);
    }

    /** What is wrong here. */
    InvalidColumnException error(String problem) {
        return error(problem, at);
    }

    /** What is wrong at a place. */
    InvalidColumnException error(String problem, int place) {
        return new InvalidColumnException(problem + " at character " + (place + 1) + " of the columns: " + text);
    }
}
