package dev.opikexport.core.row;

/**
 * The text of a JSON string as UTF-8, decoded without an object per string: one instance is filled again and again. Not
 * for use by several threads.
 */
public final class DecodedString {

    private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};

    private byte[] own = new byte[256];
    private byte[] bytes = own;
    private int start;
    private int end;
    private boolean faithful;

    /**
     * Takes the text of a JSON string that a {@link RowScanner} found whole.
     *
     * @param json the bytes of the answer, which may serve as the text's bytes until the next call
     * @param from the offset of the opening quote
     * @param to the offset behind the closing quote
     */
    public DecodedString decode(byte[] json, int from, int to) {
        faithful = true;
        int escape = JsonStrings.indexOfBackslash(json, from + 1, to - 1);
        if (escape == to - 1) {
            bytes = json;
            start = from + 1;
            end = to - 1;
        } else {
            unescape(json, from + 1, escape, to - 1);
        }
        return this;
    }

    /** What holds the text, from {@link #start()} to {@link #end()}; valid until the next {@link #decode}. */
    public byte[] bytes() {
        return bytes;
    }

    /** The offset of the text's first byte. */
    public int start() {
        return start;
    }

    /** The offset behind the text's last byte. */
    public int end() {
        return end;
    }

    /** False if the JSON string had a lone surrogate, which UTF-8 cannot hold: U+FFFD stands in its place. */
    public boolean isFaithful() {
        return faithful;
    }

    private void unescape(byte[] json, int from, int firstEscape, int to) {
        if (own.length < to - from) {
            own = new byte[Math.max(to - from, 2 * own.length)];
        }
        bytes = own;
        start = 0;
        end = 0;
        int i = from;
        int escape = firstEscape;
        while (escape < to) {
            append(json, i, escape);
            i = unescapeOne(json, escape + 1, to);
            escape = JsonStrings.indexOfBackslash(json, i, to);
        }
        append(json, i, to);
    }

    private void append(byte[] json, int from, int to) {
        System.arraycopy(json, from, own, end, to - from);
        end += to - from;
    }

    private int unescapeOne(byte[] json, int from, int to) {
        if (json[from] == 'u') {
            return unescapeUnicode(json, from + 1, to);
        }
        own[end++] = switch (json[from]) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> json[from];
        };
        return from + 1;
    }

    private int unescapeUnicode(byte[] json, int from, int to) {
        char first = hexadecimal(json, from);
        int next = from + 4;
        if (!Character.isSurrogate(first)) {
            appendCodePoint(first);
            return next;
        }
        if (Character.isHighSurrogate(first) && next + 6 <= to && json[next] == '\\' && json[next + 1] == 'u') {
            char second = hexadecimal(json, next + 2);
            if (Character.isLowSurrogate(second)) {
                appendCodePoint(Character.toCodePoint(first, second));
                return next + 6;
            }
        }
        faithful = false;
        append(REPLACEMENT, 0, REPLACEMENT.length);
        return next;
    }

    private void appendCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            own[end++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            own[end++] = (byte) (0xc0 | codePoint >> 6);
            own[end++] = continuation(codePoint);
        } else if (codePoint < 0x10000) {
            own[end++] = (byte) (0xe0 | codePoint >> 12);
            own[end++] = continuation(codePoint >> 6);
            own[end++] = continuation(codePoint);
        } else {
            own[end++] = (byte) (0xf0 | codePoint >> 18);
            own[end++] = continuation(codePoint >> 12);
            own[end++] = continuation(codePoint >> 6);
            own[end++] = continuation(codePoint);
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    private static char hexadecimal(byte[] json, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 4 | Character.digit(json[i], 16);
        }
        return (char) value;
    }
}
