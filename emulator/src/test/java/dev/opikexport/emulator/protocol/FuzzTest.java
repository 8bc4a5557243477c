package dev.opikexport.emulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.emulator.OpikEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that no client would send get answers of the known shapes, and the next client is served as before. */
class FuzzTest {

    private static final int REQUESTS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String[] METHODS = {"GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "get", "FOO"};
    private static final String[] PATHS = {
        "/v1/private/traces",
        "/v1/private/spans",
        "/v1/private/traces/search",
        "/v1/private/spans/search",
        "/v1/private/traces/threads",
        "/v1/private/traces/threads/search",
        "/v1/private/traces/batch",
        "/v1/private/spans/batch",
        "/v1/private/traces/feedback-scores",
        "/v1/private/traces/stats",
        "/v1/private/projects",
        "/v1/private/projects/retrieve",
        "/api/v1/private/spans/01a1f000-0000-7000-8000-00000000ffff",
        "/is-alive/ping",
        "/%2e%2e/etc/passwd",
        "/v1/private/traces/%00"
    };
    private static final String[] PARAMETERS = {
        "project_name",
        "project_id",
        "page",
        "size",
        "filters",
        "sorting",
        "exclude",
        "from_time",
        "to_time",
        "trace_id",
        "type",
        "search",
        "truncate",
        "workspace_name"
    };
    private static final String[] VALUES = {
        "golden",
        "",
        "0",
        "-1",
        "99999999999",
        "%",
        "%zz",
        "[",
        "[{}]",
        "[null]",
        "null",
        "{\"a\":",
        "true",
        "\u0001",
        "01a20270-c0eb-7666-a1b5-ff218ccd1479",
        "[{\"field\":\"name\",\"operator\":\"=\",\"value\":\"%\"}]",
        "[{\"field\":\"metadata\",\"operator\":\"=\",\"key\":\"a[\",\"value\":\"x\"}]",
        "2026-01-01T00:00:00Z",
        "NaN",
        "[{\"field\":\"id\",\"direction\":\"DESC\"}]",
        "[\"input\"]",
        "ä😀",
        "llm",
        "default"
    };
    private static final String[] MEMBERS = {
        "project_name",
        "limit",
        "last_retrieved_id",
        "filters",
        "exclude",
        "from_time",
        "trace_id",
        "type",
        "truncate",
        "traces",
        "spans",
        "scores",
        "name",
        "thread_id"
    };
    private static final String[] JSON_VALUES = {
        "\"golden\"",
        "1",
        "0",
        "-1",
        "1.5",
        "true",
        "null",
        "[]",
        "{}",
        "[{}]",
        "[null]",
        "\"\"",
        "1e400",
        "NaN",
        "[[[[1]]]]",
        "\"\\ud800\"",
        "[{\"id\":\"x\"}]",
        "[{\"id\":null,\"start_time\":1e30}]",
        "[{\"field\":\"name\",\"operator\":\"contains\",\"value\":\"chat\"}]",
        "\"2026-01-01T00:00:00Z\"",
        "[{\"trace_id\":\"01a1f000-0000-7000-8000-00000000ffff\",\"start_time\":\"2026-01-01T00:00:00Z\",\"usage\":{\"a\":null}}]"
    };

    @Test
    void answersTenThousandMalformedRequestsInKnownShapes() throws IOException {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            URI server = emulator.baseUrl();
            Queue<String> odd = new ConcurrentLinkedQueue<>();
            IntStream.range(0, REQUESTS).parallel().forEach(seed -> {
                String difference = attempt(server, new SplittableRandom(seed));
                if (!difference.isEmpty()) {
                    odd.add(seed + ": " + difference.replaceAll("x{20,}", "x…x"));
                }
            });
            assertThat(odd.stream().limit(5)).isEmpty();
            RawHttp.Response after = RawHttp.send(
                    server, "GET", "/v1/private/spans?project_name=golden&size=1", List.of("Host: x"), new byte[0]);
            assertThat(after.body()).startsWith("{\"page\":1,\"size\":1,\"total\":900");
        }
    }

    private static String attempt(URI server, SplittableRandom random) {
        String target = target(random);
        byte[] body = random.nextInt(3) == 0 ? new byte[0] : body(random);
        String method = pick(random, METHODS);
        List<String> headers = new ArrayList<>(List.of("Host: x", "Content-Length: " + body.length));
        if (random.nextInt(5) > 0) {
            headers.add("Content-Type: application/json");
        }
        if (random.nextInt(10) == 0) {
            headers.add("Content-Encoding: gzip");
        }
        if (random.nextInt(10) == 0) {
            headers.add("Accept-Encoding: gzip");
        }
        String request = method + " " + target + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
        try {
            RawHttp.Response response = RawHttp.send(server, method, target, headers, body);
            return isKnown(response, request) ? "" : request + "\n  -> " + response;
        } catch (IOException e) {
            return request + "\n  -> " + e;
        }
    }

    private static boolean isKnown(RawHttp.Response response, String request) {
        String body = response.body();
        return switch (response.status()) {
            case 200 -> request.startsWith("HEAD") || !body.startsWith("<") || request.startsWith("OPTIONS");
            case 201, 204 -> body.isEmpty();
            case 500 -> isExpectedFailure(request) && (isError(body) || request.startsWith("HEAD"));
            case 400, 403, 404, 405, 406, 409, 415, 422 ->
                request.startsWith("HEAD") || isError(body) || body.startsWith("<html>");
            case 414, 431 -> body.isEmpty() || body.startsWith("<html>");
            default -> false;
        };
    }

    /** Filters that are null, a metadata key that the database cannot parse, and a body that is not packed. */
    private static boolean isExpectedFailure(String request) {
        boolean filters = request.contains("filters");
        return filters && request.contains("null")
                || filters && (request.contains("a[") || request.contains("a%5B"))
                || request.contains("gzip");
    }

    private static boolean isError(String body) {
        try {
            JsonNode error = JSON.readTree(body);
            return error.path("code").isInt() && error.path("message").isTextual()
                    || error.path("errors").path(0).isTextual();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String target(SplittableRandom random) {
        StringBuilder target = new StringBuilder(pick(random, PATHS));
        for (int i = random.nextInt(5); i > 0; i--) {
            target.append(target.indexOf("?") < 0 ? '?' : '&');
            target.append(pick(random, PARAMETERS)).append('=');
            String value = random.nextInt(8) == 0 ? "x".repeat(random.nextInt(20_000)) : pick(random, VALUES);
            target.append(
                    random.nextBoolean()
                            ? encoded(value)
                            : value.replace(" ", "+").replace("\u0001", "%01"));
        }
        return target.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static byte[] body(SplittableRandom random) {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(5); i > 0; i--) {
            json.append(json.length() > 1 ? "," : "")
                    .append('"')
                    .append(pick(random, MEMBERS))
                    .append("\":");
            json.append(pick(random, JSON_VALUES));
        }
        String whole = json.append('}').toString();
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(6) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static String pick(SplittableRandom random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
