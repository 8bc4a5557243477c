package dev.opikexport.filter.server;

import dev.opikexport.filter.engine.JsonScanner;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row made from the text of one JSON object: its members are found in one scan, and cut out when they are asked for. */
public final class RowJson implements RowMembers {

    private static final int INTS_PER_MEMBER = 4;
    private static final int USUAL_MEMBERS = 32;

    private final String json;
    /** For each member where its name starts and ends, quotes included, and where its value does. */
    private final int[] offsets;

    private RowJson(String json, int[] offsets) {
        this.json = json;
        this.offsets = offsets;
    }

    /**
     * The row of one JSON object; the text of each member is taken as it is, so it should be compact. What lies inside numbers, and
     * inside objects and arrays of members, is not checked.
     *
     * @throws IllegalArgumentException if the text is not one JSON object; the message says where it breaks
     */
    public static RowJson of(String json) {
        int[] offsets = new int[USUAL_MEMBERS * INTS_PER_MEMBER];
        int count = 0;
        int at = JsonScanner.enterObject(json, JsonScanner.skipBlanks(json, 0));
        while (json.charAt(at) != '}') {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            offsets[count] = at;
            offsets[count + 1] = JsonScanner.skipString(json, at);
            offsets[count + 2] = JsonScanner.skipColon(json, offsets[count + 1]);
            offsets[count + 3] = JsonScanner.skipValue(json, offsets[count + 2]);
            at = JsonScanner.nextMember(json, offsets[count + 3]);
            count += INTS_PER_MEMBER;
        }
        JsonScanner.expectEnd(json, at + 1);
        return new RowJson(json, Arrays.copyOf(offsets, count));
    }

    /** {@inheritDoc} Of two members of one name the last counts. */
    @Override
    public @Nullable String member(String name) {
        for (int i = offsets.length - INTS_PER_MEMBER; i >= 0; i -= INTS_PER_MEMBER) {
            if (JsonScanner.isString(json, offsets[i], offsets[i + 1], name)) {
                return json.substring(offsets[i + 2], offsets[i + 3]);
            }
        }
        return null;
    }

    /** The text that the row was made from. */
    @Override
    public String toString() {
        return json;
    }
}
