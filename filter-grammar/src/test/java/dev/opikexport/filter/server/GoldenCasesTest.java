package dev.opikexport.filter.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every recorded filter list, decided here and compared with what the server answered. */
class GoldenCasesTest {

    /** Answered before anybody reads the filters; two cases. */
    private static final int URI_TOO_LONG = 414;

    private static final List<JsonNode> CASES =
            GoldenRows.lines("/golden/filters.jsonl").map(GoldenRows::parse).toList();

    @Test
    void storedRowsAndTotalsAreThoseOfTheServer() {
        assertThat(differences(GoldenRows::asStored)).isEmpty();
    }

    @Test
    void rowsOfTheApiDifferOnlyWhereItHidesWhatIsStored() {
        Set<Integer> hidden = GoldenRows.lines("/server/hidden-by-the-api.txt")
                .filter(line -> !line.startsWith("#"))
                .map(line -> Integer.valueOf(line.substring(0, line.indexOf('\t'))))
                .collect(Collectors.toSet());
        assertThat(differences(GoldenRows::ofApi).keySet()).isEqualTo(hidden);
    }

    private interface Rows {
        List<RowMembers> of(Entity entity);
    }

    private static Map<Integer, String> differences(Rows rows) {
        Map<Entity, List<RowMembers>> byEntity = new EnumMap<>(Entity.class);
        Map<Integer, String> differences = new TreeMap<>();
        for (JsonNode recorded : CASES) {
            Entity entity = Entity.of(recorded.path("entity").asText()).orElseThrow();
            List<RowMembers> all = byEntity.computeIfAbsent(entity, rows::of);
            String difference = difference(recorded, entity, all);
            if (difference != null) {
                differences.put(recorded.path("n").asInt(), recorded.path("filters") + ": " + difference);
            }
        }
        return differences;
    }

    private static @Nullable String difference(JsonNode recorded, Entity entity, List<RowMembers> rows) {
        List<RestFilter> filters = filters(recorded.path("filters"), entity);
        int status = recorded.path("status").asInt();
        String message = recorded.path("error").path("message").asText();
        if (filters == null) {
            return message.startsWith("Invalid filters query parameter '") ? null : status + message + " but unread";
        }
        if (status == URI_TOO_LONG) {
            return null;
        }
        ServerQuery query;
        try {
            query = ServerQuery.of(entity, filters);
        } catch (RejectedFilterException e) {
            return status == 400 && message.equals(e.getMessage()) ? null : status + message + " but " + e.getMessage();
        } catch (FailingQueryException e) {
            return status == 500 && recorded.path("search_status").asInt() == (e.beforeQuery() ? 500 : 200)
                    ? null
                    : status + " but " + e.getMessage();
        }
        if (status != 200) {
            return status + message + " but accepted";
        }
        Set<Integer> expected = new HashSet<>();
        recorded.path("rows").forEach(line -> expected.add(line.asInt()));
        Set<Integer> actual = IntStream.range(0, rows.size())
                .filter(line -> query.test(rows.get(line)))
                .boxed()
                .collect(Collectors.toSet());
        long total = rows.stream().filter(query::countedInTotal).count();
        if (!actual.equals(expected)) {
            return "rows " + expected.size() + " but " + actual.size();
        }
        return total == recorded.path("total").asLong() ? null : "total " + recorded.path("total") + " but " + total;
    }

    /** Null for what the server's HTTP layer refuses: members that are missing, null or unknown. */
    private static @Nullable List<RestFilter> filters(JsonNode array, Entity entity) {
        List<RestFilter> filters = new ArrayList<>();
        for (JsonNode filter : array) {
            String field = filter.path("field").asText();
            var operator = Operator.of(filter.path("operator").asText());
            boolean known =
                    field.equals("custom") || Catalog.of(entity).field(field).isPresent();
            if (!known || operator.isEmpty() || !filter.hasNonNull("value")) {
                return null;
            }
            filters.add(new RestFilter(
                    field,
                    operator.get(),
                    filter.hasNonNull("key") ? filter.get("key").asText() : null,
                    filter.get("value").asText()));
        }
        return filters;
    }
}
