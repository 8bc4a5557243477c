package dev.opikexport.emulator.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bodies as lists of texts that can be compared: numbers as printed, members in their order, without what differs from
 * run to run. Of a body that was cut when it was recorded, only whole rows are there.
 */
final class Canonical {

    private static final Set<String> RUN_DEPENDENT =
            Set.of("created_at", "last_updated_at", "project_id", "last_updated_trace_at", "thread_model_id", "status");
    /** What several scores of one name are joined to changes from call to call. */
    private static final Set<String> JOINED = Set.of("reason", "category_name", "source", "value_by_author");

    private static final Set<String> UNORDERED = Set.of("feedback_scores", "span_feedback_scores", "scores");
    private static final String CUT = "… [";

    private static final Pattern FRACTION = Pattern.compile("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?");
    private static final JsonFactory JSON = new JsonFactory();

    private Canonical() {}

    static boolean isCut(String body) {
        return body.endsWith(" chars]") && body.lastIndexOf(CUT) >= 0;
    }

    static List<String> of(String body) {
        String whole = isCut(body) ? body.substring(0, body.lastIndexOf(CUT)) : body;
        if (whole.contains("\r\n") && whole.startsWith("{")) {
            List<String> lines = new ArrayList<>(Arrays.asList(whole.split("\r\n", -1)));
            lines.remove(lines.size() - 1);
            return lines.stream().map(Canonical::text).toList();
        }
        if (whole.startsWith("{\"stats\"")) {
            whole = FRACTION.matcher(whole).replaceAll(number -> roughly(number.group()));
        }
        if (whole.startsWith("{\"page\"")) {
            return page(whole);
        }
        return isCut(body) ? List.of() : List.of(text(whole));
    }

    private static List<String> page(String body) {
        List<String> parts = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("content")) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parts.add(value(parser, ""));
                    }
                } else {
                    parts.add(name + "=" + value(parser, name));
                }
            }
        } catch (IOException e) {
            return parts; // the recorded body ends here
        }
        return parts;
    }

    private static String text(String json) {
        if (!json.startsWith("{") && !json.startsWith("[")) {
            return json;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return value(parser, "");
        } catch (IOException e) {
            return json;
        }
    }

    private static String value(JsonParser parser, String name) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                List<String> members = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String member = parser.currentName();
                    parser.nextToken();
                    String text = value(parser, member);
                    members.add(member + ":" + (RUN_DEPENDENT.contains(member) ? "…" : text));
                }
                if (members.stream().anyMatch(member -> member.startsWith("created_by:") && member.contains(", "))) {
                    members.removeIf(member -> JOINED.contains(member.substring(0, member.indexOf(':'))));
                }
                return members.toString();
            }
            case START_ARRAY -> {
                List<String> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser, ""));
                }
                if (UNORDERED.contains(name)) {
                    Collections.sort(elements);
                }
                return "array" + elements;
            }
            case VALUE_STRING -> {
                return '"' + withoutLoggingId(parser.getText()) + '"';
            }
            default -> {
                return parser.getText();
            }
        }
    }

    private static String withoutLoggingId(String text) {
        return text.startsWith("There was an error") ? text.replaceAll("ID [0-9a-f]+", "ID …") : text;
    }

    /** Averages differ in their last digits by the order in which a database adds. */
    private static String roughly(String number) {
        return new BigDecimal(number)
                .round(new MathContext(10))
                .stripTrailingZeros()
                .toString();
    }
}
