package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpikEmulatorTest {

    private static OpikEmulator emulator;
    private static Api api;

    @BeforeAll
    static void start() {
        emulator = OpikEmulator.start(EmulatorOptions.defaults().withExperiments());
        api = new Api(emulator.baseUrl());
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"traces", "spans"})
    void searchStreamsTheRecordedRowsByteForByte(String entity) throws IOException {
        List<String> walked = new ArrayList<>();
        String cursor = "";
        List<String> block;
        do {
            block = api.lines(
                    "/v1/private/" + entity + "/search",
                    "{\"project_name\":\"golden\",\"limit\":70,\"last_retrieved_id\":\"" + cursor + "\"}");
            walked.addAll(block);
            cursor = Api.json(walked.get(walked.size() - 1)).get("id").textValue();
        } while (!block.isEmpty());

        assertThat(walked).isEqualTo(Files.readAllLines(Path.of("../testdata/golden/" + entity + ".ndjson")));
    }

    /** Clients log in several requests at once. */
    @ParameterizedTest
    @ValueSource(strings = {"traces", "spans"})
    void aScoreMayComeBeforeItsRow(String entity) {
        String id = "01a1f000-0000-7000-8000-00000000abcd";
        String row = "{\"id\":\"" + id + "\",\"trace_id\":\"" + id
                + "\",\"project_name\":\"early\",\"name\":\"late\",\"type\":\"llm\","
                + "\"start_time\":\"2026-11-20T00:00:00Z\"}";
        String score = "{\"id\":\"" + id
                + "\",\"project_name\":\"early\",\"name\":\"accuracy\",\"value\":0.5,\"source\":\"sdk\"}";

        assertThat(api.send("PUT", "/v1/private/" + entity + "/feedback-scores", "{\"scores\":[" + score + "]}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(api.post("/v1/private/" + entity + "/batch", "{\"" + entity + "\":[" + row + "]}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(api.getJson("/v1/private/" + entity + "?project_name=early")
                        .at("/content/0/feedback_scores/0/value")
                        .decimalValue())
                .isEqualByComparingTo("0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/private/traces", "/api/v1/private/traces", "/v1/private/traces/"})
    void listsPagesWithTheTotal(String path) {
        JsonNode page = api.getJson(path + "?project_name=golden&page=3&size=100");

        assertThat(page.get("total").intValue()).isEqualTo(240);
        assertThat(page.get("size").intValue()).isEqualTo(40);
        assertThat(page.get("content")).hasSize(40);
    }

    @Test
    void listsSpansByTraceAndThreads() {
        assertThat(api.getJson("/v1/private/spans?project_name=golden&size=1000")
                        .get("total")
                        .intValue())
                .isEqualTo(900);
        assertThat(api.getJson("/v1/private/traces/threads?project_name=golden")
                        .get("total")
                        .intValue())
                .isEqualTo(8);
    }

    @Test
    void returnsATraceOnceForEachOfItsExperimentsAndCountsItOnce() {
        JsonNode page = api.getJson("/v1/private/traces?project_name=exper");

        assertThat(page.get("total").intValue()).isEqualTo(3);
        assertThat(page.get("size").intValue()).isEqualTo(4);
        assertThat(page.get("content").findValuesAsText("name"))
                .containsExactly(
                        "in 2 experiments",
                        "exp-01",
                        "in 2 experiments",
                        "exp-02",
                        "in 1 experiments",
                        "exp-01",
                        "in 0 experiments");
        assertThat(api.lines("/v1/private/traces/search", "{\"project_name\":\"exper\",\"limit\":1}"))
                .hasSize(2);
    }
}
