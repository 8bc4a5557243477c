package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.RowFigures;
import dev.opikexport.emulator.row.RowFigures.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items of a stats answer, in the order in which they are asked for, of the rows that come then: each row is looked at once. */
final class Stats {

    private static final int COST_SCALE = 12;
    private static final int DURATION_SCALE = 9;

    private final List<Sum> sums = new ArrayList<>();

    /** What rows add up to: one item of the answer, or several. */
    private interface Sum {

        void add(RowFigures row);

        Stream<String> items();
    }

    void add(RowFigures row) {
        for (Sum sum : sums) {
            sum.add(row);
        }
    }

    String json() {
        return sums.stream().flatMap(Sum::items).collect(Collectors.joining(",", "{\"stats\":[", "]}"));
    }

    void count(String name, Predicate<RowFigures> condition) {
        sums.add(new Count(name, condition));
    }

    void countDistinct(String name, Function<RowFigures, @Nullable String> member) {
        sums.add(new Distinct(name, member, new HashSet<>()));
    }

    /** Of the rows that have one. */
    void average(String name, ToDoubleFunction<RowFigures> member) {
        DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        sums.add(new Numbers(member, values, () -> average(name, values.getAverage())));
    }

    /** Of the rows that have one. */
    void percentiles(String name, ToDoubleFunction<RowFigures> member) {
        DoubleStream.Builder values = DoubleStream.builder();
        sums.add(new Numbers(
                member, values, () -> percentiles(name, values.build().sorted().toArray())));
    }

    void cost() {
        sums.add(new Cost());
    }

    void usage() {
        sums.add(new Usage(new ByName()));
    }

    /** Averages of scores of the rows that a row stands for: of itself, or of others that belong to it. */
    void scores(String prefix, BiConsumer<RowFigures, Consumer<RowFigures>> scored) {
        sums.add(new Scores(prefix, scored, new ByName()));
    }

    private static final class Count implements Sum {

        private final String name;
        private final Predicate<RowFigures> condition;
        private long count;

        Count(String name, Predicate<RowFigures> condition) {
            this.name = name;
            this.condition = condition;
        }

        @Override
        public void add(RowFigures row) {
            count += condition.test(row) ? 1 : 0;
        }

        @Override
        public Stream<String> items() {
            return Stream.of(counted(name, count));
        }
    }

    private record Distinct(String name, Function<RowFigures, @Nullable String> member, Set<String> values)
            implements Sum {

        @Override
        public void add(RowFigures row) {
            String value = member.apply(row);
            if (value != null) {
                values.add(value);
            }
        }

        @Override
        public Stream<String> items() {
            return Stream.of(counted(name, values.size()));
        }
    }

    private record Numbers(ToDoubleFunction<RowFigures> member, DoubleConsumer values, Supplier<String> item)
            implements Sum {

        @Override
        public void add(RowFigures row) {
            double value = member.applyAsDouble(row);
            if (!Double.isNaN(value)) {
                values.accept(value);
            }
        }

        @Override
        public Stream<String> items() {
            return Stream.of(item.get());
        }
    }

    private static final class Cost implements Sum {

        private BigDecimal sum = BigDecimal.ZERO;
        private long costs;

        @Override
        public void add(RowFigures row) {
            BigDecimal cost = row.cost();
            if (cost != null) {
                sum = sum.add(cost);
                costs++;
            }
        }

        @Override
        public Stream<String> items() {
            BigDecimal mean = costs == 0 ? sum : sum.divide(BigDecimal.valueOf(costs), COST_SCALE, RoundingMode.DOWN);
            return Stream.of(
                    average("total_estimated_cost", mean.doubleValue()),
                    average("total_estimated_cost_sum", sum.doubleValue()));
        }
    }

    private record Usage(ByName counters) implements Sum {

        @Override
        public void add(RowFigures row) {
            row.usage().forEach(counters::add);
        }

        @Override
        public Stream<String> items() {
            return Stream.concat(
                    counters.items("usage.", DoubleSummaryStatistics::getAverage),
                    counters.items("usage_sum.", DoubleSummaryStatistics::getSum));
        }
    }

    private record Scores(String prefix, BiConsumer<RowFigures, Consumer<RowFigures>> scored, ByName scores)
            implements Sum {

        @Override
        public void add(RowFigures row) {
            scored.accept(row, one -> one.scores().forEach(scores::add));
        }

        @Override
        public Stream<String> items() {
            return scores.items(prefix, DoubleSummaryStatistics::getAverage);
        }
    }

    private static final class ByName {

        private final Map<String, DoubleSummaryStatistics> values = new HashMap<>();

        void add(Named value) {
            values.computeIfAbsent(value.name(), added -> new DoubleSummaryStatistics())
                    .accept(value.value());
        }

        Stream<String> items(String prefix, ToDoubleFunction<DoubleSummaryStatistics> figure) {
            return new TreeMap<>(values)
                    .entrySet().stream()
                            .map(named -> average(prefix + named.getKey(), figure.applyAsDouble(named.getValue())));
        }
    }

    private static String percentiles(String name, double[] sorted) {
        String value = "{\"p50\":" + quantile(sorted, 0.5) + ",\"p90\":" + quantile(sorted, 0.9) + ",\"p99\":"
                + quantile(sorted, 0.99) + "}";
        return item(name, value, "PERCENTAGE");
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

    private static String counted(String name, long value) {
        return item(name, Long.toString(value), "COUNT");
    }

    private static String average(String name, double value) {
        return item(name, Double.toString(value), "AVG");
    }

    private static String item(String name, String value, String type) {
        return "{\"name\":" + JsonValues.quote(name) + ",\"value\":" + value + ",\"type\":\"" + type + "\"}";
    }
}
