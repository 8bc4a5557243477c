package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Logs traces and spans into the project {@code p}, over HTTP and in batches as the official clients do. Safe for several threads. */
record LoggingClient(URI server, HttpClient http) {

    private static final int BATCH = 1000;
    private static final long START = 1_790_000_000_000L;

    LoggingClient(URI server) {
        this(server, HttpClient.newHttpClient());
    }

    /** A UUID of version 7. */
    static String uuid(RandomGenerator random, long millis) {
        long high = millis << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }

    /** So many of them, one of each second, the newest first. */
    static List<String> uuids(RandomGenerator random, int count) {
        return IntStream.range(0, count)
                .mapToObj(second -> uuid(random, START + 1_000L * second))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    void createProject() throws IOException {
        post("/v1/private/projects", "{\"name\":\"p\"}");
    }

    /** Logs rows; each span has a trace of its own. */
    void log(Entity entity, List<String> ids, int inputLength) throws IOException {
        String input = "x".repeat(inputLength);
        for (int from = 0; from < ids.size(); from += BATCH) {
            String rows = ids.subList(from, Math.min(ids.size(), from + BATCH)).stream()
                    .map(id ->
                            ("{\"id\":\"%s\",\"trace_id\":\"%s\",\"project_name\":\"p\",\"name\":\"n\",\"type\":\"llm\","
                                            + "\"start_time\":\"2026-11-01T00:00:00Z\",\"input\":\"%s\"}")
                                    .formatted(id, id, input))
                    .collect(Collectors.joining(","));
            post("/v1/private/" + entity.id() + "/batch", "{\"" + entity.id() + "\":[" + rows + "]}");
        }
    }

    /** Logs a trace of a thread, whose id is text inside a JSON string. */
    void logInThread(String id, String thread) throws IOException {
        post(
                "/v1/private/traces/batch",
                "{\"traces\":[{\"id\":\"%s\",\"thread_id\":\"%s\",\"project_name\":\"p\",\"start_time\":\"2026-11-01T00:00:00Z\"}]}"
                        .formatted(id, thread));
    }

    /** Scores a row. */
    void score(Entity entity, String id) throws IOException {
        send(
                "PUT",
                "/v1/private/" + entity.id() + "/feedback-scores",
                "{\"scores\":[{\"id\":\"%s\",\"project_name\":\"p\",\"name\":\"accuracy\",\"value\":0.5,\"source\":\"sdk\"}]}"
                        .formatted(id));
    }

    void deleteTrace(String id) throws IOException {
        send("DELETE", "/v1/private/traces/" + id, "");
    }

    private void post(String path, String body) throws IOException {
        send("POST", path, body);
    }

    private void send(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
