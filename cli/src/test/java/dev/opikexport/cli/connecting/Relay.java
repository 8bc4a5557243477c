package dev.opikexport.cli.connecting;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/** Listens on loopback, and passes the bytes of each connection on to another port and back. */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final Greeting greeting;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    /** What is said before bytes are passed on. */
    @FunctionalInterface
    interface Greeting {
        /** What goes to the target first; empty if the connection ends here. */
        Optional<byte[]> greet(InputStream in, OutputStream out) throws IOException;
    }

    Relay(ServerSocketFactory sockets, int target, Greeting greeting) {
        this.target = target;
        this.greeting = greeting;
        try {
            listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.add(listening);
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            open.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            Optional<byte[]> first = greeting.greet(client.getInputStream(), client.getOutputStream());
            if (first.isEmpty()) {
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                open.add(server);
                server.getOutputStream().write(first.get());
                start(() -> {
                    server.getInputStream().transferTo(client.getOutputStream());
                    client.close();
                });
                client.getInputStream().transferTo(server.getOutputStream());
            }
        }
    }

    /** A connection that breaks ends its thread, and nothing else. */
    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // the other side is gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    @Override
    public void close() {
        for (Closeable socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
