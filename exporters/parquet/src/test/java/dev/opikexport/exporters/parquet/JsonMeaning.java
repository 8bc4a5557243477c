package dev.opikexport.exporters.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** What JSON says, whatever way its numbers are written. */
final class JsonMeaning {

    private JsonMeaning() {}

    /**
     * The same with each number in one form.
     *
     * @param texts gives texts in the form in which they are compared
     */
    static JsonNode of(JsonNode node, UnaryOperator<String> texts) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isNumber()) {
            return DecimalNode.valueOf(node.decimalValue().stripTrailingZeros());
        } else if (node.isTextual()) {
            return nodes.textNode(texts.apply(node.textValue()));
        } else if (node.isArray()) {
            ArrayNode elements = nodes.arrayNode();
            node.forEach(element -> elements.add(of(element, texts)));
            return elements;
        } else if (node.isObject()) {
            ObjectNode members = nodes.objectNode();
            node.properties().forEach(member -> members.set(member.getKey(), of(member.getValue(), texts)));
            return members;
        }
        return node;
    }
}
