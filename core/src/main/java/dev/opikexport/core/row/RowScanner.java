package dev.opikexport.core.row;

import dev.opikexport.filter.catalog.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the rows in the bytes of an answer, and the members of each row, in one pass that checks every byte: an answer
 * that is cut short or is not JSON is an exception and never fewer rows. Not for use by several threads.
 */
public final class RowScanner {

    private static final int NO_TOTAL = -1;
    /** How many places a member has that is not known. */
    private static final int EXTRA = 4;

    private final Slots slots;
    private final MemberNames names;

    /** A scanner for the rows of traces, spans or threads. */
    public RowScanner(Entity entity) {
        slots = Slots.of(entity);
        names = new MemberNames(slots.members());
    }

    /**
     * The rows of a list's answer: an object with the members {@code total} and {@code content}, in any order, among others.
     *
     * @param length how many of the bytes are the answer; best with a zero byte behind them, for without one they are copied
     * @throws MalformedJsonException if it is anything else
     */
    public RowPage page(byte[] answer, int length) throws MalformedJsonException {
        JsonScanner json = new JsonScanner(answer, length);
        byte[] bytes = json.bytes();
        int i = json.skipWhitespace(json.expect('{', json.skipWhitespace(0)));
        long total = NO_TOTAL;
        List<Row> rows = null;
        boolean more = bytes[i] != '}';
        while (more) {
            int value = json.skipName(i);
            String name = JsonStrings.text(bytes, i, json.skipString(i));
            if (name.equals("content") ? rows != null : name.equals("total") && total != NO_TOTAL) {
                throw new MalformedJsonException("A member for the second time", i);
            }
            if (name.equals("content")) {
                rows = new ArrayList<>();
                i = rows(json, value, rows);
            } else {
                i = json.skipValue(value);
                total = name.equals("total") ? number(bytes, value, i) : total;
            }
            i = json.skipWhitespace(i);
            more = bytes[i] == ',';
            i = more ? json.skipWhitespace(i + 1) : i;
        }
        int end = json.skipWhitespace(json.expect('}', i));
        if (end < length) {
            throw new MalformedJsonException("Text behind the JSON object", end);
        }
        if (rows == null || total == NO_TOTAL) {
            throw new MalformedJsonException("Not a page of rows: no " + (rows == null ? "content" : "total"), end);
        }
        return new RowPage(total, rows);
    }

    /**
     * The rows of a stream's answer: one object per line.
     *
     * @param length how many of the bytes are the answer; best with a zero byte behind them, for without one they are copied
     * @throws MalformedJsonException if it is anything else
     */
    public List<Row> lines(byte[] answer, int length) throws MalformedJsonException {
        JsonScanner json = new JsonScanner(answer, length);
        List<Row> rows = new ArrayList<>();
        int i = json.skipWhitespace(0);
        while (i < length) {
            Row row = row(json, i);
            rows.add(row);
            json.watch();
            i = json.skipWhitespace(row.end());
            if (i < length && !json.skippedLineBreak()) {
                throw new MalformedJsonException("Expected the end of the line", i);
            }
        }
        return rows;
    }

    private int rows(JsonScanner json, int from, List<Row> rows) throws MalformedJsonException {
        byte[] bytes = json.bytes();
        int i = json.skipWhitespace(json.expect('[', from));
        boolean more = bytes[i] != ']';
        while (more) {
            Row row = row(json, i);
            rows.add(row);
            i = json.skipWhitespace(row.end());
            more = bytes[i] == ',';
            i = more ? json.skipWhitespace(i + 1) : i;
        }
        return json.expect(']', i);
    }

    private Row row(JsonScanner json, int from) throws MalformedJsonException {
        byte[] bytes = json.bytes();
        int[] places = new int[2 * slots.count()];
        int used = places.length;
        names.startObject();
        json.watch();
        int i = json.skipWhitespace(json.expect('{', from));
        boolean more = bytes[i] != '}';
        while (more) {
            int slot = names.slot(bytes, i);
            int nameEnd;
            if (slot == MemberNames.UNKNOWN) {
                nameEnd = json.skipString(i);
                slot = slots.of(JsonStrings.text(bytes, i, nameEnd));
            } else {
                nameEnd = i + names.length(slot);
            }
            int value = json.skipColon(nameEnd);
            int valueEnd = json.skipValue(value);
            if (slot == Slots.NONE) {
                places = withExtra(places, used, i, nameEnd, value, valueEnd);
                used += EXTRA;
            } else if (places[2 * slot + 1] != 0) {
                throw new MalformedJsonException("A member for the second time", i);
            } else {
                places[2 * slot] = value;
                places[2 * slot + 1] = valueEnd;
            }
            i = json.skipWhitespace(valueEnd);
            more = bytes[i] == ',';
            i = more ? json.skipWhitespace(i + 1) : i;
        }
        int end = json.expect('}', i);
        return new Row(
                bytes,
                from,
                end,
                !json.skippedLineBreak(),
                json.skippedLoneSurrogate(),
                slots,
                used == places.length ? places : Arrays.copyOf(places, used));
    }

    private static int[] withExtra(int[] places, int used, int... place) {
        int[] more = used + EXTRA > places.length ? Arrays.copyOf(places, 2 * places.length) : places;
        System.arraycopy(place, 0, more, used, EXTRA);
        return more;
    }

    private static long number(byte[] bytes, int from, int to) throws MalformedJsonException {
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9' || number > Long.MAX_VALUE / 10 - 1) {
                throw new MalformedJsonException("Expected a number of rows", from);
            }
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }
}
