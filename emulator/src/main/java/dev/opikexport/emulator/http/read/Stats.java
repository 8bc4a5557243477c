package dev.opikexport.emulator.http.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The items of a stats answer, in the order in which they are added. */
final class Stats {

    private static final int COST_SCALE = 12;
    private static final int DURATION_SCALE = 9;

    private final List<String> items = new ArrayList<>();

    void count(String name, long value) {
        items.add(item(name, Long.toString(value), "COUNT"));
    }

    /** How many rows have the member; a JSON null is stored as an empty text. */
    void countPresent(String member, List<Row> rows) {
        count(member, rows.stream().filter(row -> row.member(member) != null).count());
    }

    void average(String member, List<Row> rows) {
        double average = rows.stream()
                .map(row -> row.member(member))
                .filter(Objects::nonNull)
                .mapToDouble(Double::parseDouble)
                .average()
                .orElse(0);
        items.add(average(member, average));
    }

    /** The mean number of elements, where a missing array has none. */
    void averageLength(String member, List<Row> rows) {
        double average = rows.stream()
                .map(row -> row.member(member))
                .mapToInt(json -> json == null ? 0 : JsonValues.tree(json).size())
                .average()
                .orElse(0);
        items.add(average(member, average));
    }

    void percentiles(String member, List<Row> rows) {
        double[] sorted = rows.stream()
                .map(row -> row.member(member))
                .filter(Objects::nonNull)
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        String value = "{\"p50\":" + quantile(sorted, 0.5) + ",\"p90\":" + quantile(sorted, 0.9) + ",\"p99\":"
                + quantile(sorted, 0.99) + "}";
        items.add(item(member, value, "PERCENTAGE"));
    }

    void cost(List<Row> rows) {
        List<BigDecimal> costs = rows.stream()
                .map(row -> row.member("total_estimated_cost"))
                .filter(Objects::nonNull)
                .map(BigDecimal::new)
                .toList();
        BigDecimal sum = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean =
                costs.isEmpty() ? sum : sum.divide(BigDecimal.valueOf(costs.size()), COST_SCALE, RoundingMode.DOWN);
        items.add(average("total_estimated_cost", mean.doubleValue()));
        items.add(average("total_estimated_cost_sum", sum.doubleValue()));
    }

    void usage(List<Row> rows) {
        Map<String, DoubleSummaryStatistics> counters = new TreeMap<>();
        for (Row row : rows) {
            String usage = row.member("usage");
            if (usage != null) {
                JsonValues.tree(usage)
                        .properties()
                        .forEach(
                                entry -> counters.computeIfAbsent(entry.getKey(), name -> new DoubleSummaryStatistics())
                                        .accept(entry.getValue().doubleValue()));
            }
        }
        counters.forEach((name, values) -> items.add(average("usage." + name, values.getAverage())));
        counters.forEach((name, values) -> items.add(average("usage_sum." + name, values.getSum())));
    }

    void scores(String prefix, List<Row> rows) {
        Map<String, DoubleSummaryStatistics> scores = new TreeMap<>();
        for (Row row : rows) {
            String json = row.member("feedback_scores");
            if (json != null) {
                for (JsonNode score : JsonValues.tree(json)) {
                    scores.computeIfAbsent(score.get("name").textValue(), name -> new DoubleSummaryStatistics())
                            .accept(score.get("value").doubleValue());
                }
            }
        }
        scores.forEach((name, values) -> items.add(average(prefix + name, values.getAverage())));
    }

    static boolean hasFailedGuardrail(Row row) {
        String json = row.member("guardrails_validations");
        return json != null && json.contains("\"result\":\"failed\"");
    }

    String json() {
        return "{\"stats\":[" + String.join(",", items) + "]}";
    }

    /** Between neighbours by their distance; 0 of nothing. */
    private static String quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double value = sorted.length == 0
                ? 0
                : sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
        return BigDecimal.valueOf(value)
                .setScale(DURATION_SCALE, RoundingMode.DOWN)
                .toString();
    }

    private static String average(String name, double value) {
        return item(name, Double.toString(value), "AVG");
    }

    private static String item(String name, String value, String type) {
        return "{\"name\":" + JsonValues.quote(name) + ",\"value\":" + value + ",\"type\":\"" + type + "\"}";
    }
}
