package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every recorded filter list over HTTP: status, rows, order, total and message are the recorded ones. */
class GoldenFiltersTest {

    private static final Path GOLDEN = Path.of("../testdata/golden");

    private static final String ID = "{\"id\":\"";

    private static OpikEmulator emulator;
    private static Api api;

    @BeforeAll
    static void start() {
        emulator = OpikEmulator.start();
        api = new Api(emulator.baseUrl());
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void answersEveryRecordedFilterAsTheServerDid() throws IOException {
        Queue<String> differences = new ConcurrentLinkedQueue<>();
        try (Stream<String> cases = Files.lines(GOLDEN.resolve("filters.jsonl"))) {
            cases.parallel().map(Api::json).forEach(recorded -> {
                compareList(recorded, differences);
                compareSearch(recorded, differences);
            });
        }
        assertThat(differences.stream().limit(5)).isEmpty();
    }

    private static void compareList(JsonNode recorded, Queue<String> differences) {
        String entity = recorded.get("entity").textValue();
        HttpResponse<String> response = api.get("/v1/private/" + entity + "?project_name=golden&size=1000&filters="
                + Api.encode(recorded.get("filters").toString()));
        int status = recorded.get("status").intValue();
        if (response.statusCode() != status) {
            differences.add("GET " + recorded + ": " + response.statusCode() + " " + response.body());
        } else if (status != 200) {
            compareError("GET", recorded, recorded.get("error"), response, differences);
        } else {
            PageIds page = PageIds.of(response.body());
            if (!page.ids().equals(expected(recorded, "rows", true))
                    || page.total() != recorded.get("total").intValue()) {
                differences.add("GET " + recorded + ": " + page);
            }
        }
    }

    private static void compareSearch(JsonNode recorded, Queue<String> differences) {
        String entity = recorded.get("entity").textValue();
        HttpResponse<String> response = api.post(
                "/v1/private/" + entity + "/search",
                "{\"project_name\":\"golden\",\"limit\":2000,\"filters\":" + recorded.get("filters") + "}");
        int status = recorded.has("search_status")
                ? recorded.get("search_status").intValue()
                : recorded.get("status").intValue();
        if (response.statusCode() != status) {
            differences.add("POST " + recorded + ": " + response.statusCode() + " " + response.body());
        } else if (status != 200) {
            JsonNode message = recorded.has("search_error") ? recorded.get("search_error") : recorded.get("error");
            compareError("POST", recorded, message, response, differences);
        } else {
            List<String> ids = new ArrayList<>();
            response.body().lines().forEach(line -> ids.add(line.substring(ID.length(), ID.length() + 36)));
            if (!ids.equals(expected(recorded, recorded.has("search_rows") ? "search_rows" : "rows", false))) {
                differences.add("POST " + recorded + ": " + ids);
            }
        }
    }

    private static void compareError(
            String method,
            JsonNode recorded,
            @Nullable JsonNode message,
            HttpResponse<String> response,
            Queue<String> differences) {
        if (message == null || !message.has("message")) {
            return; // the web server's own page
        }
        String expected = comparable(message.get("message").textValue());
        String actual = comparable(Api.json(response.body()).get("message").textValue());
        if (!actual.equals(expected)) {
            differences.add(method + " " + recorded + ": " + actual);
        }
    }

    /** The message without what differs from call to call, and without the places that a parser names. */
    private static String comparable(String message) {
        return message.replaceAll("ID [0-9a-f]+", "ID …")
                .replaceAll("line: \\d+, column: \\d+", "place")
                .replaceAll("\\s", "");
    }

    private static List<String> expected(JsonNode recorded, String member, boolean listed) {
        JsonNode rows = recorded.has(member) ? recorded.get(member) : Api.JSON.createArrayNode();
        List<Integer> lines = new ArrayList<>();
        rows.forEach(line -> lines.add(line.intValue()));
        GoldenRows golden = GoldenRows.of(recorded.get("entity").textValue());
        return (listed ? golden.inListOrder(lines) : lines.stream())
                .map(golden::id)
                .toList();
    }
}
