package dev.opikexport.emulator.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as the server writes it: compact, integers of any size exact, other numbers as doubles, the last of equal keys. */
public final class JsonValues {

    private static final ObjectMapper MAPPER = JsonMapper.builder(unlimited())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final ObjectReader DECIMALS =
            MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonValues() {}

    /** A factory that takes texts of any length: rows may be larger than Jackson expects. */
    public static JsonFactory unlimited() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /**
     * The tree of a text that is known to be JSON.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    /** The tree of a text that is known to be JSON, with every number as a decimal. */
    public static JsonNode decimalTree(String json) {
        try {
            return DECIMALS.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    /** The compact text of a tree. */
    public static String text(JsonNode tree) {
        return tree.toString();
    }

    /** The text as a JSON string, with its quotes. */
    public static String quote(String text) {
        StringBuilder json = new StringBuilder("\"");
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        return json.append('"').toString();
    }

    /** The text of a JSON string. */
    public static String unquote(String json) {
        return tree(json).textValue();
    }
}
