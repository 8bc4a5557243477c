package dev.opikexport.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** One recorded request with the answer that a real server gave. */
record Exchange(int number, String name, JsonNode request, JsonNode response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Exchange> of(String topic) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        int number = 0;
        for (JsonNode each :
                JSON.readTree(Path.of("../testdata/protocol", topic + ".json").toFile())) {
            if (each.has("request")) {
                exchanges.add(
                        new Exchange(number, each.path("name").asText(), each.get("request"), each.get("response")));
            }
            number++;
        }
        return exchanges;
    }

    /** Sends the request again, with ids translated. */
    RawHttp.Response replay(URI server, UnaryOperator<String> translation) throws IOException {
        List<String> headers = new ArrayList<>();
        boolean packed = false;
        for (JsonNode header : request.get("headers")) {
            String headerName = header.get(0).textValue();
            String value = header.get(1).textValue();
            packed |= headerName.equalsIgnoreCase("Content-Encoding");
            if (!headerName.equalsIgnoreCase("Content-Length")) {
                headers.add(headerName + ": " + value);
            }
        }
        byte[] body = body(translation, packed);
        if (body.length > 0 || request.get("method").textValue().equals("POST")) {
            headers.add("Content-Length: " + body.length);
        }
        return RawHttp.send(
                server,
                request.get("method").textValue(),
                translation.apply(request.get("target").textValue()),
                headers,
                body);
    }

    private byte[] body(UnaryOperator<String> translation, boolean packed) throws IOException {
        JsonNode body = request.get("body");
        if (body == null || body.isNull()) {
            return new byte[0];
        }
        String text = translation.apply(body.isTextual() ? body.textValue() : body.toString());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!packed || !text.startsWith("{") || name.contains("claims")) {
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    int status() {
        return response.get("status").intValue();
    }

    String responseBody() {
        return response.path("body").asText("");
    }

    /** The headers that a client may rely on. */
    static Map<String, String> relevant(Map<String, String> headers) {
        Map<String, String> relevant = new TreeMap<>();
        headers.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            switch (key) {
                case "content-type", "content-encoding", "vary", "allow" -> relevant.put(key, value);
                case "location" -> relevant.put(key, value.replaceFirst("^http://[^/]+", ""));
                case "ratelimit-reset" -> relevant.put(key, "…");
                default -> {
                    if (key.startsWith("opik-")) {
                        relevant.put(key, key.endsWith("-ttl-millis") ? "…" : value);
                    }
                }
            }
        });
        return relevant;
    }

    Map<String, String> recordedHeaders() {
        Map<String, String> headers = new TreeMap<>();
        response.get("headers")
                .forEach(header ->
                        headers.put(header.get(0).textValue(), header.get(1).textValue()));
        return relevant(headers);
    }
}
