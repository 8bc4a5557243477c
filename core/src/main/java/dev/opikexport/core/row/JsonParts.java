package dev.opikexport.core.row;

/**
 * Walks over the members of an object or the elements of an array within a {@link Row}: one instance can walk over one
 * value after the other. Not for use by several threads.
 */
public final class JsonParts {

    private static final byte[] NOTHING = {};

    private final JsonScanner json = new JsonScanner(NOTHING, 0);
    private byte[] bytes = NOTHING;
    private boolean object;
    private int next;
    private int nameStart;
    private int nameEnd;
    private int start;
    private int end;

    /**
     * Starts before the first part of a value.
     *
     * @param from the offset of the opening brace or bracket
     * @param to the offset behind the closing one, or behind what the value stands in
     */
    public JsonParts over(byte[] newBytes, int from, int to) {
        bytes = newBytes;
        json.reset(newBytes, to);
        object = newBytes[from] == '{';
        next = json.skipWhitespace(from + 1);
        return this;
    }

    /** Goes to the next part; false if there is none. */
    public boolean next() {
        if (!begin()) {
            return false;
        }
        findEnd();
        return true;
    }

    /** Goes to the next part, whose end has yet to be found or told; false if there is none. */
    public boolean begin() {
        if (bytes[next] == '}' || bytes[next] == ']') {
            return false;
        }
        try {
            nameStart = next;
            nameEnd = object ? json.skipString(next) : next;
            start = object ? json.skipColon(nameEnd) : next;
            return true;
        } catch (MalformedJsonException e) {
            throw malformed(e);
        }
    }

    /** Looks for the end of the part. */
    public void findEnd() {
        try {
            endAt(endOfValue());
        } catch (MalformedJsonException e) {
            throw malformed(e);
        }
    }

    /** Tells where the part ends: the offset behind its value. */
    public void endAt(int offset) {
        end = offset;
        next = json.skipWhitespace(end);
        if (bytes[next] == ',') {
            next = json.skipWhitespace(next + 1);
        }
    }

    /** The offset behind the value whose parts these are, when there are no more of them. */
    public int endOfParts() {
        return next + 1;
    }

    private static IllegalStateException malformed(MalformedJsonException e) {
        return new IllegalStateException("The row was scanned before and cannot be malformed", e);
    }

    private int endOfValue() throws MalformedJsonException {
        byte first = bytes[start];
        if (first == '"') {
            return json.skipString(start);
        }
        if (first == '{' || first == '[') {
            return json.skipValue(start);
        }
        // Numbers and words were checked when the row was scanned.
        int i = start + 1;
        while (bytes[i] != ',' && bytes[i] != '}' && bytes[i] != ']' && bytes[i] > ' ') {
            i++;
        }
        return i;
    }

    /** The offset of the quote that opens the member's name. */
    public int nameStart() {
        return nameStart;
    }

    /** The offset behind the quote that closes the member's name. */
    public int nameEnd() {
        return nameEnd;
    }

    /** Whether the member's name stands there as it is, without escapes. */
    public boolean isPlainName() {
        return JsonStrings.indexOfBackslash(bytes, nameStart, nameEnd) == nameEnd;
    }

    /** The member's name, decoded. */
    public String name() {
        return JsonStrings.text(bytes, nameStart, nameEnd);
    }

    /** The offset of the part's value. */
    public int start() {
        return start;
    }

    /** The offset behind the part's value. */
    public int end() {
        return end;
    }
}
