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

    /** The status code. */
    public int status() {
        return status;
    }

    /** The last value of each header, by its name in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body from offset 0 on, a zero byte, and unused space; the next answers may be written over it once it is given back. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes the body has. */
    public int length() {
        return length;
    }

    /** The last value of a header; empty if it did not come. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** Whether it is a page for people. */
    public boolean isHtml() {
        return header("content-type").orElse("").startsWith("text/html");
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
