package dev.opikexport.core.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.core.client.transport.Answer;
import dev.opikexport.core.row.MalformedJsonException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads answers; each throws {@link OpikException.BadAnswer} for one that is damaged. */
final class Answers {

    private static final JsonFactory TOKENS = new JsonFactory();

    private Answers() {}

    static RowPage page(Entity entity, Answer answer) throws IOException {
        try {
            return new RowScanner(entity).page(answer.bytes(), answer.length());
        } catch (MalformedJsonException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    static List<Row> lines(Entity entity, Answer answer) throws IOException {
        try {
            List<Row> rows = new RowScanner(entity).lines(answer.bytes(), answer.length());
            for (Row row : rows) {
                if (row.key().isEmpty()) {
                    throw new OpikException.BadAnswer("The server broke off a stream: " + row, null);
                }
            }
            return rows;
        } catch (MalformedJsonException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    static JsonNode json(Answer answer) throws IOException {
        try {
            return Trees.JSON.readTree(answer.bytes(), 0, answer.length());
        } catch (JsonProcessingException e) {
            throw damaged(e.getOriginalMessage(), e);
        }
    }

    /** The number of rows in an answer with statistics. */
    static long count(Entity entity, Answer answer) throws IOException {
        String wanted = entity == Entity.TRACES ? "trace_count" : "span_count";
        try (JsonParser json = TOKENS.createParser(answer.bytes(), 0, answer.length())) {
            String name = "";
            String type = "";
            long value = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.END_OBJECT && name.equals(wanted) && type.equals("COUNT")) {
                    return value;
                }
                if (token == JsonToken.FIELD_NAME) {
                    switch (json.currentName()) {
                        case "name" -> name = String.valueOf(json.nextTextValue());
                        case "type" -> type = String.valueOf(json.nextTextValue());
                        case "value" -> {
                            json.nextToken();
                            value = json.getValueAsLong();
                            json.skipChildren();
                        }
                        default -> {}
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw damaged(e.getOriginalMessage(), e);
        }
        throw new OpikException.BadAnswer("Statistics without " + wanted, null);
    }

    static Attachment attachment(JsonNode json) {
        return new Attachment(
                json.path("file_name").asText(),
                json.path("mime_type").asText(),
                json.path("file_size").asLong(),
                json.path("link").asText(null));
    }

    static Project project(JsonNode json) {
        String lastTraceAt = json.path("last_updated_trace_at").asText("");
        return new Project(
                json.path("id").asText(),
                json.path("name").asText(),
                lastTraceAt.isEmpty() ? null : instant(lastTraceAt));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The server's version, empty if it does not tell; nothing if no Opik server answered. */
    static Optional<String> version(Answer answer) {
        if (answer.status() != 200 || answer.isHtml()) {
            return Optional.empty();
        }
        try (JsonParser json = TOKENS.createParser(answer.bytes(), 0, answer.length())) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals("version")) {
                    return Optional.of(json.getValueAsString(""));
                }
                json.skipChildren();
            }
            return Optional.of("");
        } catch (IOException e) {
            return Optional.of("");
        }
    }

    /** The server's clock. */
    static Optional<Instant> date(Answer answer) {
        try {
            return answer.header("date").map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OpikException.BadAnswer damaged(String what, Exception cause) {
        return new OpikException.BadAnswer("An answer is damaged: " + what, cause);
    }
}
