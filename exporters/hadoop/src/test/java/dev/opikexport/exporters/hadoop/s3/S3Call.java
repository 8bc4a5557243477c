package dev.opikexport.exporters.hadoop.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to the server: {@code /bucket/key?query}. */
record S3Call(HttpExchange exchange, String key, Map<String, String> query) {

    static S3Call of(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        int slash = path.indexOf('/', 1);
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return new S3Call(exchange, slash < 0 ? "" : path.substring(slash + 1), query);
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    boolean onlyNew() {
        return "*".equals(header("If-None-Match"));
    }

    /** The body without the frame that the SDK puts around it to sign its chunks. */
    byte[] body() throws IOException {
        String hash = header("x-amz-content-sha256");
        byte[] body = exchange.getRequestBody().readAllBytes();
        return hash != null && hash.startsWith("STREAMING-") ? unframed(body) : body;
    }

    private static byte[] unframed(byte[] body) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream in = new ByteArrayInputStream(body)) {
            while (true) {
                String head = line(in);
                int length = Integer.parseInt(head.replaceFirst(";.*", ""), 16);
                if (length == 0) {
                    return content.toByteArray();
                }
                content.write(in.readNBytes(length));
                line(in);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    void answer(int status, String xml) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        answer(status, xml.getBytes(StandardCharsets.UTF_8));
    }

    void answer(int status, byte[] content) throws IOException {
        boolean empty = content.length == 0 || method().equals("HEAD") || status == 204;
        exchange.sendResponseHeaders(status, empty ? -1 : content.length);
        if (!empty) {
            exchange.getResponseBody().write(content);
        }
    }

    void refuse(int status, String code) throws IOException {
        answer(status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
    }
}
