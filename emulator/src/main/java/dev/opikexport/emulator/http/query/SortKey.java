package dev.opikexport.emulator.http.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.row.JsonMembers;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column to sort by; rows without a value come last in both directions, as in the database. */
final class SortKey {

    private static final Set<String> TIMES = Set.of("start_time", "end_time", "created_at", "last_updated_at");
    private static final Set<String> NUMBERS =
            Set.of("duration", "ttft", "span_count", "llm_span_count", "total_estimated_cost", "number_of_messages");

    private static final Comparator<Comparable<?>> ASCENDING = SortKey::compare;
    private static final Comparator<Comparable<?>> DESCENDING = ASCENDING.reversed();

    private final Function<Row, @Nullable Comparable<?>> value;

    private SortKey(Function<Row, @Nullable Comparable<?>> value) {
        this.value = value;
    }

    static SortKey of(String field) {
        int dot = field.indexOf('.');
        String column = dot < 0 ? field : field.substring(0, dot);
        String key = dot < 0 ? "" : field.substring(dot + 1);
        return switch (column) {
            case "usage" -> new SortKey(row -> usage(row, key));
            case "feedback_scores" -> new SortKey(row -> score(row, key));
            default -> new SortKey(row -> plain(row, column));
        };
    }

    Comparator<Row> ascending() {
        return Comparator.comparing(value, Comparator.nullsLast(ASCENDING));
    }

    Comparator<Row> descending() {
        return Comparator.comparing(value, Comparator.nullsLast(DESCENDING));
    }

    @SuppressWarnings("unchecked") // all values of one column are of one class
    private static int compare(Comparable<?> left, Comparable<?> right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static @Nullable Comparable<?> plain(Row row, String column) {
        String json = row.member(column);
        if (TIMES.contains(column)) {
            return json == null ? null : Instant.parse(JsonMembers.text(json));
        }
        if (NUMBERS.contains(column)) {
            return json == null ? missing(column) : new BigDecimal(json);
        }
        if (column.equals("tags")) {
            return tags(json);
        }
        return json == null ? "" : json.startsWith("\"") ? JsonValues.unquote(json) : json;
    }

    private static @Nullable BigDecimal missing(String column) {
        return column.equals("total_estimated_cost") ? BigDecimal.ZERO : null;
    }

    private static @Nullable Comparable<?> usage(Row row, String key) {
        String json = row.member("usage");
        JsonNode count = json == null ? null : JsonValues.tree(json).get(key);
        return count == null ? BigDecimal.ZERO : count.decimalValue();
    }

    private static @Nullable Comparable<?> score(Row row, String name) {
        String json = row.member("feedback_scores");
        if (json != null) {
            for (JsonNode score : JsonValues.decimalTree(json)) {
                if (score.get("name").textValue().equals(name)) {
                    return score.get("value").decimalValue();
                }
            }
        }
        return BigDecimal.ZERO;
    }

    /** Arrays are compared element by element. */
    private static String tags(@Nullable String json) {
        StringBuilder elements = new StringBuilder();
        if (json != null) {
            JsonValues.tree(json)
                    .forEach(tag -> elements.append(tag.textValue()).append('\0'));
        }
        return elements.toString();
    }
}
