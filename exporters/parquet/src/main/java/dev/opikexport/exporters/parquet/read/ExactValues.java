package dev.opikexport.exporters.parquet.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.row.JsonParts;
import dev.opikexport.core.row.JsonStrings;
import dev.opikexport.exporters.parquet.file.OwnNames;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the values of the column {@code _exact} back into the row that they are of. */
final class ExactValues {

    /** With marks of places in it, it stands in quotes. */
    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*+)\"(?=[.\\[#]|\\z)|[^.\\[#]*+");

    private ExactValues() {}

    /**
     * @param exact a JSON object from places in the row to values
     * @param row the row's columns by name
     * @param unread names of columns that are not in it, whose values are left out
     */
    static void restore(byte[] exact, Map<String, @Nullable Object> row, Set<String> unread) {
        JsonParts values = new JsonParts().over(exact, 0, exact.length);
        while (values.next()) {
            String place = values.name();
            if (!unread.isEmpty() && unread.contains(text(name(place)))) {
                continue;
            }
            byte[] value = Arrays.copyOfRange(exact, values.start(), values.end());
            if (place.endsWith(OwnNames.AS_TEXT)) {
                place = place.substring(0, place.length() - OwnNames.AS_TEXT.length());
                value = JsonStrings.text(value, 0, value.length).getBytes(UTF_8);
            }
            restoreMember(row, place, value);
        }
    }

    private static void restoreMember(Map<String, @Nullable Object> members, String place, byte[] value) {
        Matcher name = name(place);
        String rest = place.substring(name.end());
        String member = text(name);
        Object child = members.get(member);
        if (rest.isEmpty()) {
            members.put(member, value);
        } else if (rest.equals(OwnNames.NANOS) && child instanceof byte[] time) {
            members.put(member, plusNanos(time, value));
        } else if (child != null
                && (rest.charAt(0) == '[' ? child instanceof List : rest.charAt(0) == '.' && child instanceof Map)) {
            restorePart(child, rest, value);
        } else if (name.group(1) == null) {
            restoreUnquoted(members, place, value);
        }
    }

    /** Older files have names without quotes whatever is in them. */
    private static void restoreUnquoted(Map<String, @Nullable Object> members, String place, byte[] value) {
        if (place.endsWith(OwnNames.NANOS) && members.get(withoutNanos(place)) instanceof byte[] time) {
            members.put(withoutNanos(place), plusNanos(time, value));
        } else {
            members.put(place, value);
        }
    }

    /** The name that a place starts with. */
    private static Matcher name(String place) {
        Matcher name = NAME.matcher(place);
        if (!name.lookingAt()) {
            throw new IllegalArgumentException("No place: " + place);
        }
        return name;
    }

    private static String text(Matcher name) {
        String quoted = name.group(1);
        return quoted == null ? name.group() : quoted.replace("\"\"", "\"");
    }

    /** @param place goes on behind a name: {@code .name} or {@code [index]}, perhaps with more behind it */
    @SuppressWarnings("unchecked") // Trees have maps from names and lists, see JsonTree.
    private static void restorePart(Object parent, String place, byte[] value) {
        if (parent instanceof Map<?, ?> members) {
            restoreMember((Map<String, @Nullable Object>) members, place.substring(1), value);
            return;
        }
        List<@Nullable Object> elements = (List<@Nullable Object>) parent;
        int close = place.indexOf(']');
        int index = Integer.parseInt(place.substring(1, close));
        Object child = elements.get(index);
        if (close + 1 == place.length()) {
            elements.set(index, value);
        } else if (child != null && !(child instanceof byte[])) {
            restorePart(child, place.substring(close + 1), value);
        }
    }

    private static String withoutNanos(String place) {
        return place.substring(0, place.length() - OwnNames.NANOS.length());
    }

    private static byte[] plusNanos(byte[] time, byte[] nanos) {
        Instant instant = Instant.parse(JsonStrings.text(time, 0, time.length));
        return JsonTree.string(
                instant.plusNanos(Long.parseLong(new String(nanos, UTF_8))).toString());
    }
}
