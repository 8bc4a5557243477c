package dev.opikexport.core.row;

import java.util.Arrays;

/**
 * Finds the end of JSON values and checks them on the way: syntax as in RFC 8259 and UTF-8 as in RFC 3629. Knows no
 * recursion, so that no nesting is too deep. Not for use by several threads.
 *
 * <p>Behind the text stands a zero byte, which no JSON has: it stops everything, so that not every byte has to be looked for whether it is the
 * last one.
 */
final class JsonScanner {

    private static final long BACKSLASHES = EightBytes.ONES * '\\';
    /** What makes a space of a quote, a character above it of a space, and another control character of a control character. */
    private static final long QUOTE_TO_SPACE = EightBytes.ONES * ('"' ^ ' ');

    private static final long ABOVE_SPACE = EightBytes.ONES * (' ' + 1);
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    /** A bit for each of the characters that stand behind a backslash alone. */
    private static final long[] ESCAPES = new long[2];

    static {
        for (byte escaped : new byte[] {'"', '\\', '/', 'b', 'f', 'n', 'r', 't'}) {
            ESCAPES[escaped >>> 6] |= 1L << escaped;
        }
    }

    private byte[] bytes;
    private int end;
    /** One bit per open bracket: 1 for an object, 0 for an array. */
    private long[] objects = new long[2];

    private boolean lineBreak;
    private boolean loneSurrogate;

    /**
     * A scanner for a text that nobody has looked at.
     *
     * @param end the offset behind it; if there is no zero byte, the text is copied
     */
    JsonScanner(byte[] bytes, int end) {
        this.bytes = end < bytes.length && bytes[end] == 0 ? bytes : withZero(bytes, end);
        this.end = end;
    }

    private static byte[] withZero(byte[] bytes, int end) {
        byte[] copy = Arrays.copyOf(bytes, end + 1);
        copy[end] = 0;
        return copy;
    }

    /** Goes on with a part of a text that was scanned before, behind which stands what it is a part of. */
    void reset(byte[] newBytes, int newEnd) {
        bytes = newBytes;
        end = newEnd;
    }

    /** What holds the text from offset 0 on, and a zero byte behind it. */
    byte[] bytes() {
        return bytes;
    }

    int skipWhitespace(int from) {
        return bytes[from] > ' ' ? from : skipSpaces(from);
    }

    private int skipSpaces(int from) {
        int i = from;
        while (isWhitespace(bytes[i])) {
            lineBreak |= bytes[i] == '\n' || bytes[i] == '\r';
            i++;
        }
        return i;
    }

    /** Starts to watch for what {@link #skippedLineBreak()} and {@link #skippedLoneSurrogate()} tell. */
    void watch() {
        lineBreak = false;
        loneSurrogate = false;
    }

    /** Whether whitespace with a line break was skipped. */
    boolean skippedLineBreak() {
        return lineBreak;
    }

    /** Whether a string with an escape of half a surrogate pair was skipped: JSON allows it, UTF-8 cannot hold it. */
    boolean skippedLoneSurrogate() {
        return loneSurrogate;
    }

    /** The offset behind an expected byte. */
    int expect(char expected, int offset) throws MalformedJsonException {
        if (bytes[offset] != expected) {
            throw malformed("Expected " + expected, offset);
        }
        return offset + 1;
    }

    private MalformedJsonException malformed(String problem, int offset) {
        return malformed(problem, offset, offset);
    }

    /** @param seen the offset that was looked at last */
    private MalformedJsonException malformed(String problem, int offset, int seen) {
        return seen >= end
                ? new MalformedJsonException("The JSON text ends too early", end)
                : new MalformedJsonException(problem, offset);
    }

    /** From the quote of a member's name to the first byte of its value. */
    int skipName(int from) throws MalformedJsonException {
        return skipColon(skipString(from));
    }

    /** From behind a member's name to the first byte of its value. */
    int skipColon(int from) throws MalformedJsonException {
        return bytes[from] == ':' && bytes[from + 1] > ' '
                ? from + 1
                : skipWhitespace(expect(':', skipWhitespace(from)));
    }

    /** From the first byte of any value to the offset behind it. */
    int skipValue(int from) throws MalformedJsonException {
        int depth = 0;
        boolean object = false;
        int i = from;
        while (true) {
            byte first = bytes[i];
            if (first == '"') {
                i = skipString(i);
            } else if (first == '{' || first == '[') {
                i = skipWhitespace(i + 1);
                if (bytes[i] != first + 2) {
                    object = first == '{';
                    push(depth++, object);
                    i = object ? skipName(i) : i;
                    continue;
                }
                i++;
            } else {
                i = skipWordOrNumber(first, i);
            }
            while (depth > 0) {
                i = skipWhitespace(i);
                byte next = bytes[i];
                if (next == ',') {
                    i = skipWhitespace(i + 1);
                    i = object ? skipName(i) : i;
                    break;
                }
                if (next != (object ? '}' : ']')) {
                    throw malformed(object ? "Expected , or }" : "Expected , or ]", i);
                }
                i++;
                depth--;
                object = depth > 0 && isObject(depth - 1);
            }
            if (depth == 0) {
                return i;
            }
        }
    }

    /**
     * From the opening quote of a string to the offset behind the closing one. Skips eight bytes at once while none of them is a quote, a
     * backslash, a control character or beyond ASCII. Subtracting may carry over to bytes behind the first of those, but not to any before it.
     */
    int skipString(int from) throws MalformedJsonException {
        byte[] json = bytes;
        if (json[from] != '"') {
            throw malformed("Expected \"", from);
        }
        int last = end - Long.BYTES;
        int i = from + 1;
        while (true) {
            while (i <= last) {
                long eight = EightBytes.at(json, i);
                long special =
                        ((eight ^ QUOTE_TO_SPACE) - ABOVE_SPACE | (eight ^ BACKSLASHES) - EightBytes.ONES | eight)
                                & EightBytes.HIGH_BITS;
                if (special != 0) {
                    i += EightBytes.indexOfFirst(special);
                    break;
                }
                i += Long.BYTES;
            }
            byte b = json[i];
            if (b == '"') {
                return i + 1;
            }
            i = b == '\\' ? skipEscape(i) : b < 0 ? skipMultibyte(i) : skipCharacter(b, i);
        }
    }

    private int skipCharacter(byte b, int from) throws MalformedJsonException {
        if (b < ' ') {
            throw malformed("A control character in a string", from);
        }
        return from + 1;
    }

    private int skipEscape(int backslash) throws MalformedJsonException {
        byte escaped = bytes[backslash + 1];
        if (escaped >= 0 && (ESCAPES[escaped >>> 6] >>> escaped & 1) != 0) {
            return backslash + 2;
        }
        if (escaped == 'u') {
            return skipUnicodeEscape(backslash);
        }
        throw malformed("Not an escape of JSON", backslash, backslash + 1);
    }

    private int skipUnicodeEscape(int backslash) throws MalformedJsonException {
        char unit = codeUnit(backslash + 2);
        int next = backslash + 6;
        if (!Character.isSurrogate(unit)) {
            return next;
        }
        boolean escapeFollows = bytes[next] == '\\' && bytes[next + 1] == 'u';
        if (Character.isHighSurrogate(unit) && escapeFollows && Character.isLowSurrogate(codeUnit(next + 2))) {
            return next + 6;
        }
        loneSurrogate = true;
        return next;
    }

    private char codeUnit(int from) throws MalformedJsonException {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw malformed("Expected a hexadecimal digit", i);
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private int skipMultibyte(int from) throws MalformedJsonException {
        int first = bytes[from] & 0xff;
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0) {
            throw malformed("Not UTF-8", from);
        }
        int second = bytes[from + 1] & 0xff;
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            throw malformed("Not UTF-8", from, from + 1);
        }
        for (int i = from + 2; i < from + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                throw malformed("Not UTF-8", from, i);
            }
        }
        return from + length;
    }

    private int skipWordOrNumber(byte first, int from) throws MalformedJsonException {
        return switch (first) {
            case 't' -> skipWord(TRUE, from);
            case 'f' -> skipWord(FALSE, from);
            case 'n' -> skipWord(NULL, from);
            default -> skipNumber(from);
        };
    }

    private int skipWord(byte[] word, int from) throws MalformedJsonException {
        for (int i = 0; i < word.length; i++) {
            if (bytes[from + i] != word[i]) {
                throw malformed("Not a JSON value", from, from + i);
            }
        }
        return from + word.length;
    }

    private int skipNumber(int from) throws MalformedJsonException {
        int i = bytes[from] == '-' ? from + 1 : from;
        i = bytes[i] == '0' ? i + 1 : skipDigits(i, from);
        if (bytes[i] == '.') {
            i = skipDigits(i + 1, from);
        }
        if (bytes[i] == 'e' || bytes[i] == 'E') {
            byte sign = bytes[i + 1];
            i = skipDigits(sign == '+' || sign == '-' ? i + 2 : i + 1, from);
        }
        return i;
    }

    private int skipDigits(int from, int number) throws MalformedJsonException {
        int i = from;
        while (bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        if (i == from) {
            throw malformed("Not a JSON value", number, i);
        }
        return i;
    }

    private void push(int depth, boolean object) {
        int word = depth >>> 6;
        if (word == objects.length) {
            objects = Arrays.copyOf(objects, 2 * word);
        }
        objects[word] = object ? objects[word] | 1L << depth : objects[word] & ~(1L << depth);
    }

    private boolean isObject(int depth) {
        return (objects[depth >>> 6] >>> depth & 1) != 0;
    }

    private static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
