package dev.opikexport.cli.terminal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object on one line, for scripts. Names stay as they are once they are out; others may be added. Apart from what prints text, so
 * that who wants text does not load what writes JSON.
 */
public final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Without members. */
    public Json() {}

    /** With one more member: text, a number, true or false, a list or a map of those; null is left out. */
    public Json with(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value instanceof BigDecimal number ? new BigDecimal(number.toPlainString()) : value);
        }
        return this;
    }

    /** The members as a map, in order. */
    public Map<String, Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return JSON.valueToTree(values).toString();
    }

    /** A message. */
    static String message(Instant time, String level, String event, String message, Map<String, ?> values) {
        ObjectNode line = JSON.createObjectNode()
                .put("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", level)
                .put("event", event)
                .put("message", message);
        values.forEach((name, value) -> line.set(name, JSON.valueToTree(value)));
        return line.toString();
    }
}
