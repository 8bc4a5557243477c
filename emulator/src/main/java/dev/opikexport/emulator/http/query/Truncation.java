package dev.opikexport.emulator.http.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.opikexport.emulator.row.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code truncate=true} does: long inputs and outputs become the beginning of their text, images a mark. */
final class Truncation {

    private static final int KEPT_BYTES = 10_001;
    private static final String MARK = "[image]";

    /** The beginnings of PNG, JPEG, GIF, WebP, BMP and TIFF files in base 64. */
    private static final Pattern IMAGE = Pattern.compile(
            "(data:image/[^;]{3,};base64,)?(iVBORw0KGgo|/9j/|R0lGOD[lh]|UklGR|Qk0|SUkqAA|TU0AKg)[A-Za-z0-9+/]+={0,2}");

    private Truncation() {}

    static void apply(Map<String, String> members, @Nullable String storedMetadata) {
        members.computeIfPresent("input", (name, json) -> cut(json));
        members.computeIfPresent("output", (name, json) -> cut(json));
        members.computeIfPresent("first_message", (name, json) -> cut(json));
        members.computeIfPresent("last_message", (name, json) -> cut(json));
        if (storedMetadata != null) {
            members.computeIfPresent("metadata", (name, json) -> withoutImages(json));
        }
    }

    private static String cut(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < KEPT_BYTES) {
            return withoutImages(json);
        }
        return JsonValues.quote(new String(Arrays.copyOf(bytes, KEPT_BYTES), StandardCharsets.UTF_8));
    }

    private static String withoutImages(String json) {
        return IMAGE.matcher(json).find() ? JsonValues.text(withoutImages(JsonValues.tree(json))) : json;
    }

    private static JsonNode withoutImages(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(withoutImages(entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withoutImages(array.get(i)));
            }
        } else if (node.isTextual() && IMAGE.matcher(node.textValue()).matches()) {
            return TextNode.valueOf(MARK);
        }
        return node;
    }
}
