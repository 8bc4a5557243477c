package dev.opikexport.cli.stats;

import dev.opikexport.cli.terminal.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Statistics as one JSON object, for scripts. */
record JsonReport(Statistics statistics) {

    @Override
    public String toString() {
        return use(new Json().with("entity", statistics.entity().id()), statistics.total())
                .with("failed", statistics.failed())
                .with("days", statistics.timeline().bars(Integer.MAX_VALUE).rows())
                .with("by_" + statistics.groupedBy(), list(statistics.uses().greatestFirst(Use::rows), JsonReport::use))
                .with("duration_ms", durations(statistics.durations()))
                .with("errors", list(statistics.errors().greatestFirst(Counter::count), JsonReport::error))
                .with("scores", list(statistics.scores().greatestFirst(Scores::count), JsonReport::score))
                .toString();
    }

    private static <T> List<Map<String, Object>> list(List<Map.Entry<String, T>> entries, Function<T, Json> values) {
        return entries.stream()
                .map(entry -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("name", entry.getKey());
                    object.putAll(values.apply(entry.getValue()).values());
                    return object;
                })
                .toList();
    }

    private static Json use(Use use) {
        return use(new Json(), use);
    }

    private static Json use(Json json, Use use) {
        return json.with("rows", use.rows())
                .with("prompt_tokens", use.promptTokens())
                .with("completion_tokens", use.completionTokens())
                .with("total_tokens", use.totalTokens())
                .with("cost_usd", use.cost());
    }

    private static Map<String, Object> durations(Durations durations) {
        Json json = new Json().with("count", durations.count());
        if (durations.count() > 0) {
            for (int percent : new int[] {50, 75, 90, 95, 99}) {
                json.with("p" + percent, durations.quantile(percent / 100.0));
            }
            json.with("max", durations.max());
            json.with("exact", durations.isExact());
        }
        return json.values();
    }

    private static Json error(Counter counter) {
        return new Json().with("rows", counter.count());
    }

    private static Json score(Scores scores) {
        return new Json()
                .with("rows", scores.count())
                .with("mean", scores.mean())
                .with("min", scores.min())
                .with("max", scores.max());
    }
}
