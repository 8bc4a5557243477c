package dev.opikexport.emulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is logged comes back as the server stores it. */
class WriteReadTest {

    private static final List<String> JSON_HEADERS = List.of("Host: x", "Content-Type: application/json");

    @Test
    void returnsWhatTheServerReturned() throws IOException {
        JsonNode recorded = new ObjectMapper()
                .readTree(Path.of("../testdata/protocol/write_read_edge.json").toFile());
        List<String> differences = new ArrayList<>();
        try (OpikEmulator emulator = OpikEmulator.start()) {
            int number = 0;
            for (JsonNode each : recorded) {
                compare(emulator.baseUrl(), each, number++, differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(URI server, JsonNode recorded, int number, List<String> differences)
            throws IOException {
        String id = "01a1f000-0000-7000-8000-0000000b" + String.format("%04x", number);
        String sent = recorded.get("sent").textValue();
        String start = sent.startsWith("\"start_time\"") ? "" : "\"start_time\":\"2026-11-20T00:00:00Z\",";
        RawHttp.Response logged = post(
                server,
                "/v1/private/traces/batch",
                "{\"traces\":[{\"id\":\"" + id + "\",\"project_name\":\"edge\",\"name\":\"m" + number + "\"," + start
                        + sent + "}]}");
        String answer = recorded.get("answer").textValue().replaceAll("column: \\d+", "column: …");
        if (logged.status() != recorded.get("status").intValue()
                || !logged.body().replaceAll("column: \\d+", "column: …").equals(answer)) {
            differences.add(sent + ": " + logged);
        } else if (logged.status() == 204) {
            String back = post(
                            server,
                            "/v1/private/traces/search",
                            "{\"project_name\":\"edge\",\"truncate\":true,\"filters\":[{\"field\":\"id\",\"operator\":\"=\",\"value\":\""
                                    + id + "\"}]}")
                    .body();
            if (!Canonical.of(back)
                    .equals(Canonical.of(recorded.get("read_back").textValue()))) {
                differences.add(sent + ": " + back);
            }
        }
    }

    private static RawHttp.Response post(URI server, String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        List<String> headers = new ArrayList<>(JSON_HEADERS);
        headers.add("Content-Length: " + body.length);
        return RawHttp.send(server, "POST", path, headers, body);
    }
}
