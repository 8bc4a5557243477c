package dev.opikexport.core.window.key;

import dev.opikexport.core.row.RowId;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Ids as the server orders them: by their UTF-8 bytes. Those of traces and spans are UUIDs of version 7 in lower case, whose first
 * 48 bits are milliseconds since 1970.
 */
public final class Keys {

    /** The last millisecond that an id can hold. */
    public static final long LAST_MILLIS = (1L << 48) - 1;
    /** The least text that a server takes for a bound: an empty one it refuses. */
    public static final String LEAST = "\0";

    private static final String START_OF_MILLIS = "-0000-0000-000000000000";
    private static final String LAST_CODE_POINT = Character.toString(Character.MAX_CODE_POINT);
    private static final int MILLIS_DIGITS = 12;
    private static final String UNSENDABLE = "\\'";
    private static final String FIRST_UUID = new UUID(0, 0).toString();
    private static final String LAST_UUID = new UUID(-1, -1).toString();

    private Keys() {}

    /** The millisecond in a UUID. */
    public static long millis(String uuid) {
        return Long.parseLong(uuid.substring(0, 8) + uuid.substring(9, 13), 16);
    }

    /** The first UUID of a millisecond. */
    public static String startOf(long millis) {
        String digits = HexFormat.of().toHexDigits(millis, MILLIS_DIGITS);
        return digits.substring(0, 8) + "-" + digits.substring(8) + START_OF_MILLIS;
    }

    public static boolean isStartOfMillis(String id) {
        return id.endsWith(START_OF_MILLIS) && RowId.isUuid(id);
    }

    /** The text before which and at which no id stands that is below the given one: {@code x > before(id)} means {@code x >= id}. */
    public static String before(String id) {
        if (RowId.isUuid(id)) {
            return id.equals(FIRST_UUID) ? LEAST : uuid(number(id).subtract(BigInteger.ONE));
        }
        int last = id.codePointBefore(id.length());
        String rest = id.substring(0, id.length() - Character.charCount(last));
        if (last == 0) {
            return rest;
        }
        int previous = last == Character.MAX_SURROGATE + 1 ? Character.MIN_SURROGATE - 1 : last - 1;
        return rest + Character.toString(previous) + LAST_CODE_POINT;
    }

    /** The least text above an id. */
    public static String after(String id) {
        return RowId.isUuid(id) && !id.equals(LAST_UUID) ? uuid(number(id).add(BigInteger.ONE)) : id + '\0';
    }

    /** Whether a filter can bound ids by a text: the server fails where a value holds a backslash before an apostrophe. */
    public static boolean isBound(String id) {
        return !id.contains(UNSENDABLE) && !before(id).contains(UNSENDABLE);
    }

    /** The text itself if it is a bound; else one above all ids that begin with what makes it none. */
    public static String boundAt(String id) {
        if (isBound(id)) {
            return id;
        }
        String with = id.contains(UNSENDABLE) ? id : before(id);
        return with.substring(0, with.indexOf(UNSENDABLE)) + "\\(\0";
    }

    /** The UUID in the middle; one of the two if there is none between. */
    public static String middle(String from, String below) {
        return uuid(number(from).add(number(below)).shiftRight(1));
    }

    private static BigInteger number(String uuid) {
        return new BigInteger(uuid.replace("-", ""), 16);
    }

    private static String uuid(BigInteger number) {
        return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()).toString();
    }
}
