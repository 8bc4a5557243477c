package dev.opikexport.filter.engine;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The subset of JSONPath that the database knows, evaluated on JSON text: {@code $}, {@code .name}, {@code ."any text"},
 * {@code ['any text']}, {@code [n]}, {@code [n,m]}, {@code [a to b]} with b left out, {@code [*]}.
 *
 * <p>Immutable.
 */
public final class JsonPath {

    sealed interface Step {
        /** Into an object. A word in brackets, such as {@code [last]}, is one of these too. */
        record Member(String name) implements Step {}

        /** Into an array, from an index up to one that is left out. */
        record Elements(List<Range> ranges) implements Step {}
    }

    record Range(int from, int to) {}

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final List<Step> steps;

    JsonPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * The path that a filter's key means: one that starts with {@code $} stands as it is, others start at the root.
     *
     * @throws IllegalArgumentException if the database would not understand it, so that the whole query would fail
     */
    public static JsonPath ofKey(String key) {
        if (key.startsWith("$")) {
            return parse(key);
        }
        return parse(key.startsWith("[") || key.startsWith(".") ? "$" + key : "$." + key);
    }

    /**
     * Reads a path that starts at the root {@code $}.
     *
     * @throws IllegalArgumentException if the database would not understand it
     */
    public static JsonPath parse(String path) {
        return new JsonPath(new JsonPathParser(path).parse());
    }

    /** The step into a member of that name, in quotes where the name is no plain word. */
    public static String memberStep(String name) {
        return PLAIN_NAME.matcher(name).matches()
                ? "." + name
                : ".\"" + name.replace("\\", "\\\\").replace("\"", "\"\"") + "\"";
    }

    /** The text of the first scalar that the path leads to in a JSON text; empty if it leads to none. */
    public String firstScalar(String json) {
        String found = find(json, JsonScanner.skipBlanks(json, 0), 0);
        return found == null ? "" : found;
    }

    private @Nullable String find(String json, int at, int step) {
        if (step == steps.size()) {
            return scalar(json, at);
        }
        Step next = steps.get(step);
        if (next instanceof Step.Member member) {
            int value = JsonScanner.findMember(json, at, member.name());
            return value < 0 ? null : find(json, value, step + 1);
        }
        for (Range range : ((Step.Elements) next).ranges()) {
            String found = findInRange(json, at, range, step + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String findInRange(String json, int at, Range range, int step) {
        int element = JsonScanner.firstElement(json, at);
        for (int index = 0; element >= 0 && index < range.to(); index++) {
            String found = index < range.from() ? null : find(json, element, step);
            if (found != null) {
                return found;
            }
            element = JsonScanner.nextElement(json, element);
        }
        return null;
    }

    private static @Nullable String scalar(String json, int at) {
        if (at >= json.length()) {
            return null;
        }
        char first = json.charAt(at);
        if (first == '{' || first == '[') {
            return null;
        }
        int end = JsonScanner.skipValue(json, at);
        if (first == '"') {
            return JsonScanner.decodeString(json, at, end);
        }
        String literal = json.substring(at, end);
        return first == '-' || Ascii.isDigit(first) ? Numbers.print(literal) : literal;
    }
}
