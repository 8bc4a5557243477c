package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.PlannedQuery;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.server.FailingQueryException;
import dev.opikexport.filter.server.RejectedFilterException;
import dev.opikexport.filter.server.RowMembers;
import dev.opikexport.filter.server.ServerQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the official parsers and a real server say of 3,367 filter strings. */
class OfficialVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What became of a text. */
    private record Outcome(Optional<Filter> filter, Optional<FilterPlan> plan, List<Problem> problems) {}

    private record Vector(Entity entity, String text, List<RestFilter> official, int status) {

        static Vector of(JsonNode json) {
            List<RestFilter> official = new ArrayList<>();
            json.path("rest").forEach(rest -> official.add(restFilter(rest)));
            return new Vector(
                    Entity.of(json.get("entity").asText()).orElseThrow(),
                    json.get("filter").asText(),
                    official,
                    json.path("server").asInt(0));
        }

        private static RestFilter restFilter(JsonNode json) {
            return new RestFilter(
                    json.get("field").asText(),
                    Operator.of(json.get("operator").asText()).orElseThrow(),
                    json.hasNonNull("key") ? json.get("key").asText() : null,
                    json.get("value").asText());
        }

        Outcome outcome() {
            try {
                Filter filter = OqlParser.parse(entity, text);
                return new Outcome(Optional.of(filter), Optional.of(FilterPlan.of(filter)), List.of());
            } catch (InvalidFilterException e) {
                return new Outcome(Optional.empty(), Optional.empty(), e.problems());
            }
        }

        /** Which rows the official filters select; empty if the server cannot answer them. */
        Optional<Predicate<RowMembers>> officialMeaning() {
            try {
                return Optional.of(ServerQuery.of(entity, official)::test);
            } catch (FailingQueryException | RejectedFilterException e) {
                return Optional.empty();
            }
        }
    }

    @Test
    void everyVectorObeysTheRuleOrIsADocumentedException() throws IOException {
        Map<String, List<String>> exceptions = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (String line : Resources.lines("/oql/vectors.jsonl")) {
            Vector vector = Vector.of(JSON.readTree(line));
            Outcome outcome = vector.outcome();
            Optional<String> difference = difference(vector, outcome);
            if (difference.isPresent()) {
                exception(vector)
                        .ifPresentOrElse(
                                kind -> exceptions
                                        .computeIfAbsent(kind, key -> new ArrayList<>())
                                        .add(vector.text()),
                                () -> failures.add(vector.text() + "\n  " + difference.get()));
            }
        }
        assertThat(failures).isEmpty();
        assertThat(exceptions.keySet()).containsExactlyInAnyOrderElementsOf(documentedKinds());
    }

    private static List<String> documentedKinds() {
        return Resources.lines("/oql-exceptions/kinds.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(" => ")))
                .toList();
    }

    @Test
    void everyProblemLiesInTheText() throws IOException {
        for (String line : Resources.lines("/oql/vectors.jsonl")) {
            Vector vector = Vector.of(JSON.readTree(line));
            for (Problem problem : vector.outcome().problems()) {
                assertThat(problem.span().end())
                        .as(vector.text())
                        .isLessThanOrEqualTo(vector.text().length());
                assertThat(problem.message()).as(vector.text()).isNotBlank();
            }
        }
    }

    @Test
    void everyTreeIsWhatItsTextMeans() throws IOException {
        for (String line : Resources.lines("/oql/vectors.jsonl")) {
            Vector vector = Vector.of(JSON.readTree(line));
            vector.outcome().filter().ifPresent(filter -> {
                String text = FilterPrinter.print(filter);
                assertThat(OqlParser.parse(vector.entity(), text)).as(text).isEqualTo(filter);
            });
        }
    }

    private static Optional<String> difference(Vector vector, Outcome outcome) {
        if (vector.status() == 200) {
            return outcome.plan().isEmpty()
                    ? Optional.of("refused: " + outcome.problems())
                    : differentRows(vector, outcome.plan().get());
        }
        boolean sentAsItIs = vector.status() >= 400
                && outcome.plan().isPresent()
                && vector.officialMeaning().isPresent();
        return sentAsItIs ? Optional.of("sent, although the server answered " + vector.status()) : Optional.empty();
    }

    private static Optional<String> differentRows(Vector vector, FilterPlan plan) {
        boolean hasCommaItem = hasCommaItem(vector.official());
        if (hasCommaItem) {
            return Optional.of("an item holds a comma");
        }
        assertThat(plan.residual()).as(vector.text()).isEmpty();
        Predicate<RowMembers> theirs = vector.officialMeaning().orElse(row -> false);
        for (RowMembers row : Resources.rows(vector.entity())) {
            if (Plans.select(vector.entity(), plan, row) != theirs.test(row)) {
                return Optional.of("other rows: " + plan.explain());
            }
        }
        return Optional.empty();
    }

    /** The recorded values are joined by commas: those that the generator of the vectors used hold at most this one. */
    private static boolean hasCommaItem(List<RestFilter> filters) {
        return filters.stream()
                .anyMatch(filter ->
                        filter.operator().takesList() && filter.value().contains("x,y"));
    }

    private static Optional<String> exception(Vector vector) {
        if (vector.status() == 500) {
            return Optional.of("recorded-failure");
        }
        return hasCommaItem(vector.official()) ? Optional.of("comma-item") : Optional.empty();
    }

    @Test
    void plansOfOfficialFiltersAreAccepted() throws IOException {
        int plans = 0;
        for (String line : Resources.lines("/oql/vectors.jsonl")) {
            Vector vector = Vector.of(JSON.readTree(line));
            Optional<FilterPlan> plan =
                    vector.entity().isEvaluated() ? vector.outcome().plan() : Optional.empty();
            for (PlannedQuery query : plan.map(FilterPlan::queries).orElse(List.of())) {
                ServerQuery.of(vector.entity(), query.filters());
                plans++;
            }
        }
        assertThat(plans).isGreaterThan(900);
    }
}
