package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.RowFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items of a stats answer, in the order in which they are added. */
final class Stats {

    private static final int COST_SCALE = 12;
    private static final int DURATION_SCALE = 9;

    private final List<RowFigures> rows;
    private final List<String> items = new ArrayList<>();

    /** Statistics of these rows. */
    Stats(List<RowFigures> rows) {
        this.rows = rows;
    }

    void count(String name, long value) {
        items.add(item(name, Long.toString(value), "COUNT"));
    }

    void count(String name, Predicate<RowFigures> condition) {
        count(name, rows.stream().filter(condition).count());
    }

    void countDistinct(String name, Function<RowFigures, @Nullable String> member) {
        count(name, values(member).distinct().count());
    }

    void average(String name, Function<RowFigures, @Nullable Double> member) {
        items.add(average(
                name, values(member).mapToDouble(Double::doubleValue).average().orElse(0)));
    }

    void percentiles(String name, Function<RowFigures, @Nullable Double> member) {
        double[] sorted =
                values(member).mapToDouble(Double::doubleValue).sorted().toArray();
        String value = "{\"p50\":" + quantile(sorted, 0.5) + ",\"p90\":" + quantile(sorted, 0.9) + ",\"p99\":"
                + quantile(sorted, 0.99) + "}";
        items.add(item(name, value, "PERCENTAGE"));
    }

    void cost() {
        List<BigDecimal> costs = values(RowFigures::cost).toList();
        BigDecimal sum = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean =
                costs.isEmpty() ? sum : sum.divide(BigDecimal.valueOf(costs.size()), COST_SCALE, RoundingMode.DOWN);
        items.add(average("total_estimated_cost", mean.doubleValue()));
        items.add(average("total_estimated_cost_sum", sum.doubleValue()));
    }

    void usage() {
        Map<String, DoubleSummaryStatistics> counters = byName(rows, RowFigures::usage);
        counters.forEach((name, values) -> items.add(average("usage." + name, values.getAverage())));
        counters.forEach((name, values) -> items.add(average("usage_sum." + name, values.getSum())));
    }

    void scores(String prefix, List<RowFigures> scored) {
        byName(scored, RowFigures::scores)
                .forEach((name, values) -> items.add(average(prefix + name, values.getAverage())));
    }

    String json() {
        return "{\"stats\":[" + String.join(",", items) + "]}";
    }

    private <T> Stream<T> values(Function<RowFigures, @Nullable T> member) {
        return rows.stream().map(member).filter(Objects::nonNull);
    }

    private static Map<String, DoubleSummaryStatistics> byName(
            List<RowFigures> rows, Function<RowFigures, Map<String, Double>> member) {
        Map<String, DoubleSummaryStatistics> sums = new TreeMap<>();
        for (RowFigures row : rows) {
            member.apply(row)
                    .forEach((name, value) -> sums.computeIfAbsent(name, added -> new DoubleSummaryStatistics())
                            .accept(value));
        }
        return sums;
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
