package dev.opikexport.emulator.protocol;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Sends requests byte for byte, also those that no client would send. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /**
     * An answer.
     *
     * @param headers the last value of each, names in any case
     * @param body unpacked
     * @param chunks the number of chunks with the last empty one; 0 if the body was not chunked
     */
    public record Response(int status, Map<String, String> headers, String body, int chunks) {}

    /** Sends a request on a connection of its own. */
    public static Response send(URI server, String method, String target, List<String> headers, byte[] body)
            throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return exchange(server, request.toByteArray());
    }

    /** Sends bytes and reads what comes back. */
    public static Response exchange(URI server, byte[] request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(new BufferedInputStream(socket.getInputStream()), request[0] == 'H');
        }
    }

    private static Response read(InputStream in, boolean head) throws IOException {
        String status = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int chunks = 0;
        if ("chunked".equals(headers.get("Transfer-Encoding"))) {
            chunks = readChunks(in, body);
        } else if (!head) {
            String length = headers.get("Content-Length");
            body.writeBytes(length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length)));
        }
        byte[] bytes = body.toByteArray();
        if (!head && "gzip".equals(headers.get("Content-Encoding"))) {
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = unpacked.readAllBytes();
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Response(Integer.parseInt(status.substring(9, 12)), headers, text, chunks);
    }

    private static int readChunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        for (int chunks = 1; ; chunks++) {
            int size = Integer.parseInt(line(in), 16);
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size) {
                throw new EOFException("cut within a chunk");
            }
            body.writeBytes(chunk);
            line(in);
            if (size == 0) {
                return chunks;
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("cut after: " + line.toString(StandardCharsets.UTF_8));
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
