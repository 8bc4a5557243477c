package dev.opikexport.cli.stats;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.opikexport.core.row.Row;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** What is counted of each row. */
final class Statistics {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String NONE = "(none)";

    private final Entity entity;
    private final Timeline timeline = new Timeline();
    private final Use total = new Use();
    private final Groups<Use> uses = new Groups<>(Use::new);
    private final Durations durations = new Durations();
    private final Groups<Counter> errors = new Groups<>(Counter::new);
    private final Groups<Scores> scores = new Groups<>(Scores::new);
    private long failed;

    Statistics(Entity entity) {
        this.entity = entity;
    }

    void add(Row row) throws IOException {
        countDay(value(row, "start_time").asText(""));
        JsonNode usage = value(row, "usage");
        String name = value(row, groupedBy()).asText("");
        use(total, row, usage);
        use(uses.of(name.isBlank() ? NONE : name), row, usage);
        JsonNode duration = value(row, "duration");
        if (duration.isNumber()) {
            durations.add(duration.doubleValue());
        }
        JsonNode error = value(row, "error_info");
        if (error.isObject()) {
            failed++;
            String kind = error.path("exception_type").asText("");
            errors.of(kind.isBlank() ? NONE : kind).increment();
        }
        for (JsonNode score : value(row, "feedback_scores")) {
            scores.of(score.path("name").asText("")).add(score.path("value").doubleValue());
        }
    }

    private void countDay(String start) {
        try {
            timeline.add(LocalDate.ofInstant(Instant.parse(start), ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return; // A row without a time is on no day.
        }
    }

    private static void use(Use use, Row row, JsonNode usage) throws IOException {
        JsonNode cost = value(row, "total_estimated_cost");
        use.add(
                usage.path("prompt_tokens").longValue(),
                usage.path("completion_tokens").longValue(),
                usage.path("total_tokens").longValue(),
                cost.isNumber() ? cost.decimalValue() : BigDecimal.ZERO);
    }

    private static JsonNode value(Row row, String member) throws IOException {
        String json = row.member(member);
        return json == null ? MissingNode.getInstance() : JSON.readTree(json);
    }

    /** The members of rows that are looked at. */
    Set<String> members() {
        return Set.of(
                "start_time",
                "usage",
                groupedBy(),
                "total_estimated_cost",
                "duration",
                "error_info",
                "feedback_scores");
    }

    Entity entity() {
        return entity;
    }

    /** The member whose values have a sum each. */
    String groupedBy() {
        return entity == Entity.SPANS ? "model" : "name";
    }

    Timeline timeline() {
        return timeline;
    }

    Use total() {
        return total;
    }

    Groups<Use> uses() {
        return uses;
    }

    Durations durations() {
        return durations;
    }

    /** Rows with an error. */
    long failed() {
        return failed;
    }

    /** Rows with an error by the kind of it. */
    Groups<Counter> errors() {
        return errors;
    }

    Groups<Scores> scores() {
        return scores;
    }
}
