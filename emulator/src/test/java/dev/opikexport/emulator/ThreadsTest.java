package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Threads follow from traces. */
class ThreadsTest {

    @Test
    void derivesTheRecordedThreadsFromTheRecordedTraces() throws IOException {
        JsonNode recorded = Api.json(Files.readString(Path.of("../testdata/golden/threads.json")))
                .get("content");
        try (OpikEmulator emulator = OpikEmulator.start()) {
            Api api = new Api(emulator.baseUrl());
            for (JsonNode thread : recorded) {
                touchATraceOf(api, thread.get("id").textValue());
            }
            JsonNode derived = api.getJson("/v1/private/traces/threads?project_name=golden")
                    .get("content");

            assertThat(derived).hasSize(recorded.size());
            for (JsonNode thread : recorded) {
                JsonNode same = byId(derived, thread.get("id").textValue());
                // The database takes the environment of any trace; in all threads but this one that is the first.
                if (!thread.get("id").textValue().equals("thread-1")) {
                    assertThat(same.get("environment")).isEqualTo(thread.get("environment"));
                }
                for (String member : new String[] {
                    "start_time",
                    "end_time",
                    "duration",
                    "first_message",
                    "last_message",
                    "number_of_messages",
                    "usage",
                    "project_id"
                }) {
                    assertThat(same.get(member))
                            .as(member + " of " + thread.get("id"))
                            .isEqualTo(thread.get(member));
                }
                assertThat(same.get("total_estimated_cost").decimalValue())
                        .isEqualByComparingTo(thread.get("total_estimated_cost").decimalValue());
            }
        }
    }

    @Test
    void followsTracesThatMoveAndGo() {
        try (OpikEmulator emulator =
                OpikEmulator.start(EmulatorOptions.defaults().withoutGoldenData())) {
            Api api = new Api(emulator.baseUrl());
            String list = "/v1/private/traces/threads?project_name=p";
            log(api, 1, "a");
            log(api, 2, "a");
            assertThat(api.getJson(list)
                            .get("content")
                            .get(0)
                            .get("number_of_messages")
                            .intValue())
                    .isEqualTo(4);
            log(api, 2, "b");
            assertThat(api.getJson(list).get("total").intValue()).isEqualTo(2);
            api.send("DELETE", "/v1/private/traces/01a1ee56-7188-7000-8000-000000000001", "");
            assertThat(api.getJson(list).get("content").findValuesAsText("id")).containsExactly("b");
        }
    }

    private static void touchATraceOf(Api api, String threadId) {
        String filter = "[{\"field\":\"thread_id\",\"operator\":\"=\",\"value\":\"" + threadId + "\"}]";
        JsonNode page = api.getJson("/v1/private/traces?project_name=golden&size=1&filters=" + Api.encode(filter));
        String id = page.get("content").get(0).get("id").textValue();
        assertThat(api.send("PATCH", "/v1/private/traces/" + id, "{\"source\":\"sdk\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    private static void log(Api api, int number, String thread) {
        api.post(
                "/v1/private/traces/batch",
                "{\"traces\":[{\"id\":\"01a1ee56-7188-7000-8000-00000000000" + number
                        + "\",\"project_name\":\"p\",\"name\":\"n\",\"start_time\":\"2026-11-20T00:00:00Z\","
                        + "\"thread_id\":\"" + thread + "\"}]}");
    }

    private static JsonNode byId(JsonNode threads, String id) {
        for (JsonNode thread : threads) {
            if (thread.get("id").textValue().equals(id)) {
                return thread;
            }
        }
        throw new AssertionError("no thread " + id);
    }
}
