package dev.opikexport.core.row;

import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.server.RowMembers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object within the bytes of an answer, with the place of each of its top-level members. Its bytes are shared
 * with the answer's other rows. What hands out rows says how long their bytes are good; a {@link #copy} is good for ever.
 *
 * <p>A slot is a member's number: its place in {@link Schema#of}, see {@link Slots}.
 */
public final class Row implements RowMembers {

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final boolean oneLine;
    private final boolean loneSurrogate;
    private final Slots slots;
    /** Start and end by slot (0 and 0 if absent), then name start, name end, value start, value end of each unknown member. */
    private final int[] places;

    private final RowId key;

    Row(byte[] bytes, int start, int end, boolean oneLine, boolean loneSurrogate, Slots slots, int[] places) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.oneLine = oneLine;
        this.loneSurrogate = loneSurrogate;
        this.slots = slots;
        this.places = places;
        this.key = hasId() ? RowId.of(bytes, start(slots.id()), end(slots.id())) : RowId.NONE;
    }

    /** The bytes of the answer, UTF-8, of which this row is the part from {@link #start()} to {@link #end()}. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The offset of the row's opening brace. */
    public int start() {
        return start;
    }

    /** The offset behind the row's closing brace. */
    public int end() {
        return end;
    }

    /** Whether the row's bytes have no line break; where they have one, it stands between tokens and means nothing. */
    public boolean isOneLine() {
        return oneLine;
    }

    /** Whether a string of the row has an escape of half a surrogate pair: JSON allows it, UTF-8 cannot hold it. */
    public boolean hasLoneSurrogate() {
        return loneSurrogate;
    }

    /** Whether the row has the member, be it with JSON's null as its value. */
    public boolean has(int slot) {
        return places[2 * slot + 1] != 0;
    }

    /** The offset of the member's value; 0 if the row lacks it. */
    public int start(int slot) {
        return places[2 * slot];
    }

    /** The offset behind the member's value; 0 if the row lacks it. */
    public int end(int slot) {
        return places[2 * slot + 1];
    }

    /** The text of the member {@code id}: a UUID of traces and spans, any text of threads; null if there is no such text. */
    public @Nullable String id() {
        return hasId() ? key.toString() : null;
    }

    /** The same as {@link #id()}, for those who compare; {@link RowId#NONE} if there is no such text. */
    public RowId key() {
        return key;
    }

    private boolean hasId() {
        return has(slots.id()) && bytes[start(slots.id())] == '"';
    }

    @Override
    public @Nullable String member(String name) {
        int slot = slots.of(name);
        if (slot != Slots.NONE) {
            return has(slot) ? text(start(slot), end(slot)) : null;
        }
        for (int i = 2 * slots.count(); i < places.length; i += 4) {
            if (JsonStrings.text(bytes, places[i], places[i + 1]).equals(name)) {
                return text(places[i + 2], places[i + 3]);
            }
        }
        return null;
    }

    /** Whether the row has members that its schema does not know. */
    public boolean hasExtra() {
        return places.length > 2 * slots.count();
    }

    /** The names of the members that its schema does not know. */
    public List<String> extraNames() {
        List<String> names = new ArrayList<>();
        for (int i = 2 * slots.count(); i < places.length; i += 4) {
            names.add(JsonStrings.text(bytes, places[i], places[i + 1]));
        }
        return names;
    }

    /** The JSON object of the members that its schema does not know, in the server's order; null if there are none. */
    public @Nullable String extra() {
        if (!hasExtra()) {
            return null;
        }
        StringBuilder json = new StringBuilder();
        for (int i = 2 * slots.count(); i < places.length; i += 4) {
            json.append(json.isEmpty() ? '{' : ',')
                    .append(text(places[i], places[i + 1]))
                    .append(':')
                    .append(text(places[i + 2], places[i + 3]));
        }
        return json.append('}').toString();
    }

    /** The same row in bytes of its own. */
    public Row copy() {
        int[] moved = places.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = moved[i] == 0 ? 0 : moved[i] - start;
        }
        return new Row(Arrays.copyOfRange(bytes, start, end), 0, end - start, oneLine, loneSurrogate, slots, moved);
    }

    /** The row's JSON text. */
    @Override
    public String toString() {
        return text(start, end);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
