package dev.opikexport.cli.terminal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A message as a JSON object on one line. Apart, so that who wants text does not load what writes JSON. */
final class JsonLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLine() {}

    static String of(Instant time, String level, String event, String message, Map<String, ?> values) {
        ObjectNode line = JSON.createObjectNode()
                .put("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", level)
                .put("event", event)
                .put("message", message);
        values.forEach((name, value) -> line.set(name, JSON.valueToTree(value)));
        return line.toString();
    }
}
