package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.RowFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
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
        long count = 0;
        for (RowFigures row : rows) {
            count += condition.test(row) ? 1 : 0;
        }
        count(name, count);
    }

    void countDistinct(String name, Function<RowFigures, @Nullable String> member) {
        Set<String> values = new HashSet<>();
        for (RowFigures row : rows) {
            String value = member.apply(row);
            if (value != null) {
                values.add(value);
            }
        }
        count(name, values.size());
    }

    void average(String name, ToDoubleFunction<RowFigures> member) {
        items.add(average(name, Arrays.stream(values(member)).average().orElse(0)));
    }

    void percentiles(String name, ToDoubleFunction<RowFigures> member) {
        double[] sorted = values(member);
        Arrays.sort(sorted);
        String value = "{\"p50\":" + quantile(sorted, 0.5) + ",\"p90\":" + quantile(sorted, 0.9) + ",\"p99\":"
                + quantile(sorted, 0.99) + "}";
        items.add(item(name, value, "PERCENTAGE"));
    }

    void cost() {
        BigDecimal sum = BigDecimal.ZERO;
        long costs = 0;
        for (RowFigures row : rows) {
            BigDecimal cost = row.cost();
            if (cost != null) {
                sum = sum.add(cost);
                costs++;
            }
        }
        BigDecimal mean = costs == 0 ? sum : sum.divide(BigDecimal.valueOf(costs), COST_SCALE, RoundingMode.DOWN);
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

    /** Of the rows that have one. */
    private double[] values(ToDoubleFunction<RowFigures> member) {
        double[] values = new double[rows.size()];
        int count = 0;
        for (RowFigures row : rows) {
            double value = member.applyAsDouble(row);
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static Map<String, DoubleSummaryStatistics> byName(
            List<RowFigures> rows, Function<RowFigures, Map<String, Double>> member) {
        Map<String, DoubleSummaryStatistics> sums = new HashMap<>();
        for (RowFigures row : rows) {
            for (Map.Entry<String, Double> value : member.apply(row).entrySet()) {
                sums.computeIfAbsent(value.getKey(), added -> new DoubleSummaryStatistics())
                        .accept(value.getValue());
            }
        }
        return new TreeMap<>(sums);
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
