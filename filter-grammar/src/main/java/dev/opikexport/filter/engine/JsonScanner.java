package dev.opikexport.filter.engine;

/**
 * Walks over JSON text without building anything: finds where values end, and decodes strings.
 *
 * <p>It takes well-formed JSON; of other texts it notices what hinders it, and says so with an
 * {@link IllegalArgumentException}.
 */
public final class JsonScanner {

    private JsonScanner() {}

    /** The index of the next character that is no blank, or the text's length. */
    public static int skipBlanks(String json, int from) {
        int at = from;
        while (at < json.length() && isBlank(json.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The index behind the value that starts at the given index. */
    public static int skipValue(String json, int from) {
        if (from >= json.length()) {
            throw broken(json, from, "a value is missing");
        }
        char first = json.charAt(from);
        if (first == '"') {
            return skipString(json, from);
        }
        return first == '{' || first == '[' ? skipNested(json, from) : skipLiteral(json, from);
    }

    /** The index behind the string that starts at the given index. */
    public static int skipString(String json, int from) {
        int quote = json.indexOf('"', from + 1);
        while (quote >= 0) {
            int backslashes = quote;
            while (json.charAt(backslashes - 1) == '\\') {
                backslashes--;
            }
            if ((quote - backslashes) % 2 == 0) {
                return quote + 1;
            }
            quote = json.indexOf('"', quote + 1);
        }
        throw broken(json, from, "the string has no end");
    }

    private static int skipNested(String json, int from) {
        int depth = 0;
        for (int at = from; at < json.length(); ) {
            char c = json.charAt(at);
            if (c == '"') {
                at = skipString(json, at);
                continue;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return at + 1;
            }
            at++;
        }
        throw broken(json, from, "the object or array has no end");
    }

    private static int skipLiteral(String json, int from) {
        int at = from;
        while (at < json.length() && isLiteral(json.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw broken(json, from, "a value is missing");
        }
        if (!isNumber(json.charAt(from)) && !isWord(json, from, at)) {
            throw broken(json, from, "no such value");
        }
        return at;
    }

    private static boolean isNumber(char first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    private static boolean isWord(String json, int from, int to) {
        String word = switch (json.charAt(from)) {
            case 't' -> "true";
            case 'f' -> "false";
            default -> "null";
        };
        return to - from == word.length() && json.startsWith(word, from);
    }

    /** The content of the string whose quotes stand at {@code from} and {@code to - 1}. */
    public static String decodeString(String json, int from, int to) {
        int escape = indexOfBackslash(json, from + 1, to);
        if (escape == to) {
            return json.substring(from + 1, to - 1);
        }
        StringBuilder text = new StringBuilder(to - from);
        int plain = from + 1;
        while (escape < to) {
            text.append(json, plain, escape);
            char c = json.charAt(escape + 1);
            if (c == 'u') {
                text.append((char) codeUnit(json, escape + 2));
                plain = escape + 6;
            } else {
                text.append(unescaped(json, escape + 1, c));
                plain = escape + 2;
            }
            escape = indexOfBackslash(json, plain, to);
        }
        return text.append(json, plain, to - 1).toString();
    }

    /** The index of the first backslash, or {@code to}. */
    private static int indexOfBackslash(String json, int from, int to) {
        int at = from;
        while (at < to && json.charAt(at) != '\\') {
            at++;
        }
        return at;
    }

    /** The content of a JSON text that is one string. */
    public static String decodeString(String json) {
        return decodeString(json, 0, json.length());
    }

    /** The content of the string that starts at the given index; empty if something else does. */
    public static String stringAt(String json, int at) {
        return json.charAt(at) == '"' ? decodeString(json, at, skipString(json, at)) : "";
    }

    private static int codeUnit(String json, int from) {
        if (from + 4 > json.length()) {
            throw broken(json, from, "four hexadecimal digits are missing");
        }
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                throw broken(json, i, "not a hexadecimal digit");
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static char unescaped(String json, int at, char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw broken(json, at, "no such escape");
        };
    }

    /** The index of the value of the first member of that name; negative if there is none, or no object at the index. */
    public static int findMember(String json, int object, String name) {
        if (object >= json.length() || json.charAt(object) != '{') {
            return -1;
        }
        int at = skipBlanks(json, object + 1);
        while (at < json.length() && json.charAt(at) == '"') {
            int end = skipString(json, at);
            int value = skipColon(json, end);
            if (isString(json, at, end, name)) {
                return value;
            }
            at = skipComma(json, skipValue(json, value));
        }
        return -1;
    }

    /** The index of the first member's name, or of the closing brace, of the object that starts at the given index. */
    public static int enterObject(String json, int object) {
        if (object >= json.length() || json.charAt(object) != '{') {
            throw broken(json, object, "an object is expected");
        }
        return nameOrEnd(json, skipBlanks(json, object + 1));
    }

    /** The index of the name behind a member's value that ends at the given index, or of the closing brace. */
    public static int nextMember(String json, int valueEnd) {
        int at = skipBlanks(json, valueEnd);
        if (at < json.length() && json.charAt(at) == '}') {
            return at;
        }
        if (at >= json.length() || json.charAt(at) != ',') {
            throw broken(json, at, "a comma or a closing brace is expected");
        }
        int name = skipBlanks(json, at + 1);
        if (name < json.length() && json.charAt(name) == '"') {
            return name;
        }
        throw broken(json, name, "a name in double quotes is expected");
    }

    private static int nameOrEnd(String json, int at) {
        if (at < json.length() && (json.charAt(at) == '"' || json.charAt(at) == '}')) {
            return at;
        }
        throw broken(json, at, "a name in double quotes is expected");
    }

    /** Checks that nothing but blanks follows. */
    public static void expectEnd(String json, int from) {
        int at = skipBlanks(json, from);
        if (at < json.length()) {
            throw broken(json, at, "nothing more is expected");
        }
    }

    /** The index of an array's first element; negative if there is none, or no array there. */
    public static int firstElement(String json, int array) {
        if (array < 0 || array >= json.length() || json.charAt(array) != '[') {
            return -1;
        }
        int at = skipBlanks(json, array + 1);
        return at < json.length() && json.charAt(at) != ']' ? at : -1;
    }

    /** The index of the element behind the one that starts at the given index; negative if that is the last. */
    public static int nextElement(String json, int element) {
        int at = skipBlanks(json, skipValue(json, element));
        return at < json.length() && json.charAt(at) == ',' ? skipBlanks(json, at + 1) : -1;
    }

    /** The index of the value behind a member's name that ends at the given index. */
    public static int skipColon(String json, int nameEnd) {
        int at = skipBlanks(json, nameEnd);
        if (at >= json.length() || json.charAt(at) != ':') {
            throw broken(json, at, "a colon is missing");
        }
        return skipBlanks(json, at + 1);
    }

    private static int skipComma(String json, int valueEnd) {
        int at = skipBlanks(json, valueEnd);
        return at < json.length() && json.charAt(at) == ',' ? skipBlanks(json, at + 1) : at;
    }

    /** True if the string whose quotes stand at {@code from} and {@code to - 1} holds that text. */
    public static boolean isString(String json, int from, int to, String text) {
        int length = to - from - 2;
        if (length <= text.length()) {
            return length == text.length()
                    && json.startsWith(text, from + 1)
                    && indexOfBackslash(json, from + 1, to) == to;
        }
        return indexOfBackslash(json, from + 1, to) < to
                && decodeString(json, from, to).equals(text);
    }

    /** The exception that says what is wrong with a JSON text, and where. */
    public static IllegalArgumentException broken(String json, int at, String problem) {
        int end = Math.min(json.length(), at + 20);
        String rest =
                at >= json.length() ? "at its end" : "at character " + (at + 1) + ", `" + json.substring(at, end) + "`";
        return new IllegalArgumentException("not JSON " + rest + ": " + problem);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isLiteral(char c) {
        return Ascii.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
    }
}
