package dev.opikexport.emulator.http.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.row.JsonMembers;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.filter.engine.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A column to sort by; rows without a value come last in both directions, as in the database. */
final class SortKey {

    private static final Set<String> TIMES = Set.of("start_time", "end_time", "created_at", "last_updated_at");
    private static final Set<String> NUMBERS =
            Set.of("duration", "ttft", "span_count", "llm_span_count", "total_estimated_cost", "number_of_messages");

    private static final Comparator<Comparable<?>> ASCENDING = SortKey::compare;
    private static final Comparator<Comparable<?>> DESCENDING = ASCENDING.reversed();

    private final Function<Row, @Nullable Comparable<?>> value;
    private final Predicate<Row> isPresent;

    /** A missing number sorts as 0, and before the zeros that are there. */
    private SortKey(Function<Row, @Nullable Comparable<?>> value, Predicate<Row> isPresent) {
        this.value = value;
        this.isPresent = isPresent;
    }

    static SortKey of(String field) {
        int dot = field.indexOf('.');
        String column = dot < 0 ? field : field.substring(0, dot);
        String key = dot < 0 ? "" : field.substring(dot + 1);
        return switch (column) {
            case "usage" -> ofNumbers(row -> usage(row, key));
            case "feedback_scores" -> ofNumbers(row -> score(row, key));
            default -> new SortKey(row -> plain(row, column), row -> true);
        };
    }

    private static SortKey ofNumbers(Function<Row, @Nullable BigDecimal> number) {
        return new SortKey(
                row -> Objects.requireNonNullElse(number.apply(row), BigDecimal.ZERO),
                row -> number.apply(row) != null);
    }

    Comparator<Row> ascending() {
        return Comparator.comparing(value, Comparator.nullsLast(ASCENDING)).thenComparing(isPresent::test);
    }

    Comparator<Row> descending() {
        return Comparator.comparing(value, Comparator.nullsLast(DESCENDING))
                .thenComparing(isPresent::test, Comparator.reverseOrder());
    }

    @SuppressWarnings("unchecked") // all values of one column are of one class
    private static int compare(Comparable<?> left, Comparable<?> right) {
        if (left instanceof String text) {
            return Texts.compareUtf8(text, (String) right);
        }
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

    private static @Nullable BigDecimal usage(Row row, String key) {
        String json = row.member("usage");
        JsonNode count = json == null ? null : JsonValues.tree(json).get(key);
        return count == null ? null : count.decimalValue();
    }

    private static @Nullable BigDecimal score(Row row, String name) {
        String json = row.member("feedback_scores");
        if (json != null) {
            for (JsonNode score : JsonValues.decimalTree(json)) {
                if (score.get("name").textValue().equals(name)) {
                    return score.get("value").decimalValue();
                }
            }
        }
        return null;
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
