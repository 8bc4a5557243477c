package dev.opikexport.emulator.http.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Query;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameter {@code sorting}: columns that are not sortable are ignored, ties keep the default order. */
public final class Sorting {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<By> columns;

    enum Direction {
        ASC,
        DESC
    }

    record By(
            @JsonProperty("field") String field,
            @JsonProperty("direction") @Nullable Direction direction) {

        Comparator<Row> order() {
            SortKey key = SortKey.of(field == null ? "" : field);
            return direction == Direction.DESC ? key.descending() : key.ascending();
        }
    }

    private Sorting(List<By> columns) {
        this.columns = columns;
    }

    /** What a URL asks for. */
    public static Sorting of(Kind kind, Query query) {
        String json = query.text("sorting").orElse("");
        if (json.isBlank()) {
            return new Sorting(List.of());
        }
        List<@Nullable By> asked;
        try {
            asked = JSON.readValue(json, new TypeReference<List<@Nullable By>>() {});
        } catch (JsonProcessingException e) {
            throw invalid(json);
        }
        if (asked == null) {
            return new Sorting(List.of());
        }
        List<By> known = new ArrayList<>();
        for (By by : asked) {
            if (by == null || by.field() == null) {
                throw invalid(json);
            }
            if (Sortable.isSortable(kind, by.field())) {
                known.add(by);
            }
        }
        return new Sorting(known);
    }

    private static ApiException invalid(String json) {
        return ApiException.of(400, "Invalid sorting query parameter '" + json + "'");
    }

    /** The rows in the asked order. */
    public List<Row> sort(List<Row> rows) {
        if (columns.isEmpty()) {
            return rows;
        }
        Comparator<Row> order = columns.stream()
                .map(By::order)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(order);
        return sorted;
    }
}
