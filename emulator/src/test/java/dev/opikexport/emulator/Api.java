package dev.opikexport.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Calls an emulator as a client would. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();
    /** No answer takes so long; a test fails rather than wait forever. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    HttpResponse<String> get(String pathAndQuery) {
        return send(HttpRequest.newBuilder(base.resolve(pathAndQuery)).GET());
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    HttpResponse<String> send(String method, String path, String json) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    void score(String traceId, String author, double value) {
        send(HttpRequest.newBuilder(base.resolve("/v1/private/traces/feedback-scores"))
                .header("Content-Type", "application/json")
                .header("Emulator-User", author)
                .PUT(BodyPublishers.ofString("{\"scores\":[{\"id\":\"" + traceId
                        + "\",\"name\":\"shared\",\"source\":\"sdk\",\"value\":" + value + "}]}")));
    }

    JsonNode getJson(String pathAndQuery) {
        return json(get(pathAndQuery).body());
    }

    List<String> lines(String path, String json) {
        return post(path, json).body().lines().toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return sendTwice(request.timeout(LONGEST).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server may close an idle connection at any time, and does so after a URI that is too long. */
    private static HttpResponse<String> sendTwice(HttpRequest request) throws IOException, InterruptedException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            return CLIENT.send(request, BodyHandlers.ofString());
        }
    }
}
