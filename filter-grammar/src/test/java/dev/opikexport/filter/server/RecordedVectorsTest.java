package dev.opikexport.filter.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The filters that the official parsers make, sent to a server: its verdict and its message are found here too. */
class RecordedVectorsTest {

    /**
     * From this line on, counted from 0, the recording server's database failed: of 87 lists that it accepted there for the
     * first time, 84 got a 500, whatever they ask. So a 500 there says no more than that the list was accepted.
     */
    private static final int DATABASE_FAILS_FROM = 2977;

    private static final List<JsonNode> VECTORS =
            GoldenRows.lines("/oql/vectors.jsonl").map(GoldenRows::parse).toList();

    @Test
    void verdictsAndMessagesAreThoseOfTheServer() {
        List<String> differences = new ArrayList<>();
        for (int line = 0; line < VECTORS.size(); line++) {
            JsonNode vector = VECTORS.get(line);
            String recorded = recordedVerdict(vector);
            String ours = vector.has("server") ? verdict(vector) : recorded;
            boolean onlyAccepted = line >= DATABASE_FAILS_FROM && recorded.equals("500");
            if (onlyAccepted ? ours.startsWith("400") : !ours.equals(recorded)) {
                differences.add(line + " " + vector.path("rest") + ": " + recorded + ", not " + ours);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static String recordedVerdict(JsonNode vector) {
        String status = vector.path("server").asText();
        return status.equals("400") ? status + " " + vector.path("server_error").asText() : status;
    }

    private static String verdict(JsonNode vector) {
        Entity entity = Entity.of(vector.path("entity").asText()).orElseThrow();
        try {
            ServerQuery.of(entity, filters(vector.path("rest")));
            return "200";
        } catch (RejectedFilterException e) {
            return "400 " + e.getMessage();
        } catch (FailingQueryException e) {
            return "500";
        }
    }

    /** The official clients send an absent key as an empty one. */
    private static List<RestFilter> filters(JsonNode array) {
        List<RestFilter> filters = new ArrayList<>();
        for (JsonNode filter : array) {
            filters.add(new RestFilter(
                    filter.path("field").asText(),
                    Operator.of(filter.path("operator").asText()).orElseThrow(),
                    filter.path("key").asText(),
                    filter.path("value").asText()));
        }
        return filters;
    }
}
