package dev.opikexport.cli.connecting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A proxy for whose clients every host is one port of loopback. */
final class LoopbackProxy implements AutoCloseable {

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final String user;
    private final Relay relay;

    /** @param user {@code name:password}; empty if it asks for none */
    LoopbackProxy(int target, String user) {
        this.user = user;
        relay = new Relay(ServerSocketFactory.getDefault(), target, this::greet);
    }

    int port() {
        return relay.port();
    }

    /** The first request of each connection, with its headers. */
    List<String> heads() {
        return heads;
    }

    private Optional<byte[]> greet(InputStream in, OutputStream out) throws IOException {
        String head = head(in);
        heads.add(head);
        String expected = "Basic " + Base64.getEncoder().encodeToString(user.getBytes(ISO_8859_1));
        if (!user.isEmpty() && !head.contains("Proxy-Authorization: " + expected + "\r\n")) {
            out.write(("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                            + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(ISO_8859_1));
            return Optional.empty();
        }
        if (head.startsWith("CONNECT ")) {
            out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(ISO_8859_1));
            return Optional.of(new byte[0]);
        }
        return Optional.of(head.getBytes(ISO_8859_1));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client is gone");
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        relay.close();
    }
}
