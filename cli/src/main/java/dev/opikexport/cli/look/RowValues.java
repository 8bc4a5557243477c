package dev.opikexport.cli.look;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.core.row.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The members of a row as people read them; empty where the row has none. */
record RowValues(Row row) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A member's text, or its JSON text if it is none. */
    String text(String member) throws IOException {
        return asText(value(member));
    }

    String time(String member) throws IOException {
        String text = text(member);
        try {
            return text.isEmpty() ? "" : Figures.time(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    String duration() throws IOException {
        JsonNode value = value("duration");
        return value.isNumber() ? Figures.duration(value.doubleValue()) : "";
    }

    String tokens() throws IOException {
        JsonNode value = value("usage").path("total_tokens");
        return value.isNumber() ? Figures.count(value.longValue()) : "";
    }

    String cost() throws IOException {
        String text = row.member("total_estimated_cost");
        return text == null || text.equals("null") ? "" : Figures.money(new BigDecimal(text));
    }

    String tags() throws IOException {
        List<String> tags = new ArrayList<>();
        value("tags").forEach(tag -> tags.add(asText(tag)));
        return String.join(", ", tags);
    }

    /** The whole row, a member on each line; numbers as the server wrote them. */
    String pretty() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser in = JSON.createParser(row.toString());
                JsonGenerator out = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            while (in.nextToken() != null) {
                if (in.currentToken().isNumeric()) {
                    out.writeNumber(in.getText());
                } else {
                    out.copyCurrentEvent(in);
                }
            }
        }
        return text.toString();
    }

    private JsonNode value(String member) throws IOException {
        String json = row.member(member);
        return json == null ? MissingNode.getInstance() : JSON.readTree(json);
    }

    private static String asText(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }
}
