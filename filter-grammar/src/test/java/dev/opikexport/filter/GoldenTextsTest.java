package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.filter.catalog.Catalog;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Field;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.PlannedQuery;
import dev.opikexport.filter.server.GoldenRows;
import dev.opikexport.filter.server.RowMembers;
import dev.opikexport.filter.server.ServerQuery;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every recorded filter list, written as a text: what the server answered is what the text selects. */
class GoldenTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Entity, List<RowMembers>> stored = new EnumMap<>(Entity.class);
    private int compared;
    private int refused;
    private int rewritten;

    @Test
    void textsSelectWhatTheServerReturned() throws IOException {
        List<String> failures = new ArrayList<>();
        for (String line : Resources.lines("/golden/filters.jsonl")) {
            JsonNode recorded = JSON.readTree(line);
            Entity entity = Entity.of(recorded.path("entity").asText()).orElseThrow();
            text(entity, recorded.path("filters"))
                    .flatMap(text -> difference(entity, text, recorded))
                    .ifPresent(failures::add);
        }
        assertThat(failures).isEmpty();
        assertThat(compared).isGreaterThan(2_500);
        assertThat(refused).isGreaterThan(400);
        assertThat(rewritten).isGreaterThan(150);
    }

    private Optional<String> difference(Entity entity, String text, JsonNode recorded) {
        int status = recorded.path("status").asInt();
        FilterPlan plan;
        try {
            plan = FilterPlan.of(OqlParser.parse(entity, text));
        } catch (InvalidFilterException e) {
            refused++;
            return status == 200 ? Optional.of(text + " refused: " + e.getMessage()) : Optional.empty();
        }
        List<ServerQuery> queries = plan.queries().stream()
                .map(PlannedQuery::filters)
                .map(filters -> ServerQuery.of(entity, filters))
                .toList();
        if (status != 200) {
            rewritten++;
            return Optional.empty();
        }
        compared++;
        List<Integer> rows = selected(entity, plan, queries);
        List<Integer> expected = new ArrayList<>();
        recorded.path("rows").forEach(row -> expected.add(row.asInt()));
        return rows.equals(expected) || asksForTwoMissingScores(text)
                ? Optional.empty()
                : Optional.of(text + "\n" + plan.explain() + "\n" + rows + expected);
    }

    /** The server negates both as one; AND means here what it says. */
    private static boolean asksForTwoMissingScores(String text) {
        return text.matches("(feedback_scores\\.\"\\w+\") is_empty AND (feedback_scores\\.\"\\w+\") is_empty");
    }

    private List<Integer> selected(Entity entity, FilterPlan plan, List<ServerQuery> queries) {
        List<RowMembers> rows = stored.computeIfAbsent(entity, GoldenRows::asStored);
        Optional<FilterPredicate> residual = plan.residual().map(FilterPredicate::of);
        return IntStream.range(0, rows.size())
                .filter(i -> queries.stream().anyMatch(query -> query.test(rows.get(i))))
                .filter(i -> residual.map(rest -> rest.test(rows.get(i))).orElse(true))
                .boxed()
                .toList();
    }

    /** The filters as a text; empty where they are not even shaped like filters. */
    private static Optional<String> text(Entity entity, JsonNode filters) {
        List<String> comparisons = new ArrayList<>();
        for (JsonNode filter : filters) {
            Optional<Field> field =
                    Catalog.of(entity).field(filter.path("field").asText());
            Optional<Operator> operator = Operator.of(filter.path("operator").asText());
            if (field.isEmpty()
                    || operator.isEmpty()
                    || !filter.path("value").isValueNode()
                    || filter.path("value").isNull()) {
                return Optional.empty();
            }
            comparisons.add(field.get().name() + key(field.get(), filter) + " " + operator.get()
                    + value(field.get(), operator.get(), filter));
        }
        return filters.isArray() ? Optional.of(String.join(" AND ", comparisons)) : Optional.empty();
    }

    /** The server ignores the key of a column that takes none. */
    private static String key(Field field, JsonNode filter) {
        return field.type().isKeyed()
                        && filter.hasNonNull("key")
                        && !filter.path("key").asText().isEmpty()
                ? "." + quote(filter.path("key").asText())
                : "";
    }

    private static String value(Field field, Operator operator, JsonNode filter) {
        String value = filter.path("value").asText();
        if (operator.isUnary()) {
            return "";
        }
        if (operator.takesList()) {
            return Arrays.stream(value.split(",", -1))
                    .map(GoldenTextsTest::quote)
                    .collect(Collectors.joining(", ", " (", ")"));
        }
        return " " + quote(field.type().isDecodedTwice() ? decoded(value) : value);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
