package dev.opikexport.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes the project {@code other} again, from what was logged into it, and translates its id. */
record RecordedProjects(String otherId) {

    private static final String RECORDED_OTHER = "01a20274-5562-72e9-87c1-310950cedc13";
    private static final Path LOGGED = Path.of("../testdata/logged");

    static RecordedProjects logInto(URI server, String... headers) throws IOException {
        send(server, headers, "POST", "/v1/private/traces/batch", "traces", "traces.jsonl");
        send(server, headers, "POST", "/v1/private/spans/batch", "spans", "spans.jsonl");
        send(server, headers, "PUT", "/v1/private/traces/feedback-scores", "scores", "feedback_scores_traces.jsonl");
        RawHttp.Response found = RawHttp.send(
                server,
                "POST",
                "/v1/private/projects/retrieve",
                with(headers, 16),
                "{\"name\":\"other\"}".getBytes(StandardCharsets.UTF_8));
        JsonNode project = new ObjectMapper().readTree(found.body());
        return new RecordedProjects(project.get("id").textValue());
    }

    /** Logs the 260 traces of the project {@code broken}; the id is of the one whose row was damaged afterwards. */
    static UUID logBrokenProject(URI server) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 260; i++) {
            rows.add("{\"id\":\"" + brokenId(i) + "\",\"project_name\":\"broken\",\"name\":\"b" + i
                    + "\",\"start_time\":\"2026-11-20T00:00:00Z\",\"input\":\"v" + i + "\"}");
        }
        put(server, new String[0], "POST", "/v1/private/traces/batch", "traces", rows);
        return brokenId(260 - 151);
    }

    private static UUID brokenId(int i) {
        return new UUID((0x01a20c27b6b8L - (259 - i) * 1000L) << 16 | 0x7000, 0x8000_0000_0000_0000L | i);
    }

    String translate(String text) {
        return text.replace(RECORDED_OTHER, otherId);
    }

    private static void send(URI server, String[] headers, String method, String path, String member, String file)
            throws IOException {
        List<String> rows;
        try (var lines = Files.lines(LOGGED.resolve(file))) {
            rows = lines.filter(line -> line.contains("\"project_name\":\"other\""))
                    .toList();
        }
        put(server, headers, method, path, member, rows);
    }

    private static void put(URI server, String[] headers, String method, String path, String member, List<String> rows)
            throws IOException {
        byte[] body = ("{\"" + member + "\":[" + String.join(",", rows) + "]}").getBytes(StandardCharsets.UTF_8);
        RawHttp.Response response = RawHttp.send(server, method, path, with(headers, body.length), body);
        if (response.status() != 204) {
            throw new IllegalStateException(response.toString());
        }
    }

    private static List<String> with(String[] headers, int length) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Host: x", "Content-Type: application/json", "Content-Length: " + length));
        return all;
    }
}
