package dev.opikexport.emulator.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What statistics add up, taken from a row once.
 *
 * @param id the row's
 * @param duration milliseconds; {@link Double#NaN} without an end, as the other numbers where the row says nothing
 * @param tags how many
 * @param usage by counter
 * @param scores by name
 * @param hasSpanScores whether spans of the trace have scores
 */
public record RowFigures(
        UUID id,
        double duration,
        boolean hasInput,
        boolean hasOutput,
        boolean hasMetadata,
        int tags,
        @Nullable String thread,
        double llmSpans,
        double spans,
        @Nullable BigDecimal cost,
        List<Named> usage,
        List<Named> scores,
        boolean hasSpanScores,
        boolean hasFailedGuardrail,
        boolean hasError) {

    /** A number that has a name. */
    public record Named(String name, double value) {}

    /** A JSON null is stored as an empty text, which is no value. */
    static RowFigures of(Row row) {
        Row opened = row.opened();
        String tags = opened.member("tags");
        String cost = opened.member("total_estimated_cost");
        String guardrails = opened.member("guardrails_validations");
        return new RowFigures(
                row.id(),
                number(opened.member("duration")),
                opened.member("input") != null,
                opened.member("output") != null,
                opened.member("metadata") != null,
                tags == null ? 0 : JsonValues.tree(tags).size(),
                opened.member("thread_id"),
                number(opened.member("llm_span_count")),
                number(opened.member("span_count")),
                cost == null ? null : new BigDecimal(cost),
                usage(opened.member("usage")),
                scores(opened.member("feedback_scores")),
                opened.member("span_feedback_scores") != null,
                guardrails != null && guardrails.contains("\"result\":\"failed\""),
                opened.member("error_info") != null);
    }

    private static double number(@Nullable String json) {
        return json == null ? Double.NaN : Double.parseDouble(json);
    }

    private static List<Named> usage(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        Map<String, Double> counters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> counter : JsonValues.tree(json).properties()) {
            counters.put(counter.getKey(), counter.getValue().doubleValue());
        }
        return named(counters);
    }

    private static List<Named> scores(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        for (JsonNode score : JsonValues.tree(json)) {
            scores.put(score.get("name").textValue(), score.get("value").doubleValue());
        }
        return named(scores);
    }

    private static List<Named> named(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(value -> new Named(value.getKey().intern(), value.getValue()))
                .toList();
    }
}
