package dev.opikexport.emulator.row;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Splits compact JSON objects into their members, each as its own JSON text, and joins them again. */
public final class JsonMembers {

    private JsonMembers() {}

    /**
     * The members of an object in their order; names as written, without unescaping.
     *
     * @throws IllegalArgumentException if the text is not a compact JSON object
     */
    public static Map<String, String> split(String json) {
        Map<String, String> members = new LinkedHashMap<>();
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new IllegalArgumentException("not a JSON object: " + json);
        }
        int position = 1;
        while (json.charAt(position) != '}') {
            int nameEnd = endOfString(json, position);
            int valueEnd = endOfValue(json, nameEnd + 1);
            members.put(json.substring(position + 1, nameEnd - 1), json.substring(nameEnd + 1, valueEnd));
            position = json.charAt(valueEnd) == ',' ? valueEnd + 1 : valueEnd;
        }
        return members;
    }

    /** The object with these members. */
    public static String join(Map<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        for (Iterator<Map.Entry<String, String>> i = members.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<String, String> member = i.next();
            json.append('"').append(member.getKey()).append("\":").append(member.getValue());
            if (i.hasNext()) {
                json.append(',');
            }
        }
        return json.append('}').toString();
    }

    /** The text between the quotes of a JSON string that needs no unescaping, such as an id. */
    public static String text(String json) {
        if (json.length() < 2 || json.charAt(0) != '"') {
            throw new IllegalArgumentException("not a JSON string: " + json);
        }
        return json.substring(1, json.length() - 1);
    }

    private static int endOfString(String json, int start) {
        int i = start + 1;
        while (json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static int endOfValue(String json, int start) {
        int depth = 0;
        int i = start;
        while (true) {
            char c = json.charAt(i);
            if (c == '"') {
                i = endOfString(json, i);
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
                return i;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            i++;
        }
    }
}
