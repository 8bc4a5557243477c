package dev.opikexport.core.client.transport;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An HTTP answer, read to its end. */
public final class Answer {

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

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public boolean isHtml() {
        return header("content-type").orElse("").startsWith("text/html");
    }

    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
