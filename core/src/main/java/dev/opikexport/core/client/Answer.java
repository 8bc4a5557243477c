package dev.opikexport.core.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An HTTP answer, read to its end. */
final class Answer {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] bytes;
    private final int length;

    /**
     * What came.
     *
     * @param headers the last value of each, by its name in lower case
     * @param bytes the body, and behind it unused space
     * @param length of the body
     */
    Answer(int status, Map<String, String> headers, byte[] bytes, int length) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
        this.length = length;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    boolean isHtml() {
        return header("content-type").orElse("").startsWith("text/html");
    }

    String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
