package dev.opikexport.emulator.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What statistics add up, taken from a row once.
 *
 * @param duration milliseconds; {@link Double#NaN} without an end, as the other numbers where the row says nothing
 * @param tags how many
 * @param usage by counter
 * @param scores by name
 */
public record RowFigures(
        double duration,
        boolean hasInput,
        boolean hasOutput,
        boolean hasMetadata,
        int tags,
        @Nullable String thread,
        double llmSpans,
        double spans,
        @Nullable BigDecimal cost,
        Map<String, Double> usage,
        Map<String, Double> scores,
        boolean hasFailedGuardrail,
        boolean hasError) {

    /** A JSON null is stored as an empty text, which is no value. */
    static RowFigures of(Row row) {
        Row opened = row.opened();
        String tags = opened.member("tags");
        String cost = opened.member("total_estimated_cost");
        String guardrails = opened.member("guardrails_validations");
        return new RowFigures(
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
                guardrails != null && guardrails.contains("\"result\":\"failed\""),
                opened.member("error_info") != null);
    }

    private static double number(@Nullable String json) {
        return json == null ? Double.NaN : Double.parseDouble(json);
    }

    private static Map<String, Double> usage(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        Map<String, Double> counters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> counter : JsonValues.tree(json).properties()) {
            counters.put(counter.getKey().intern(), counter.getValue().doubleValue());
        }
        return Map.copyOf(counters);
    }

    private static Map<String, Double> scores(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        for (JsonNode score : JsonValues.tree(json)) {
            scores.put(
                    score.get("name").textValue().intern(), score.get("value").doubleValue());
        }
        return Map.copyOf(scores);
    }
}
