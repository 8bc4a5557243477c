package dev.opikexport.emulator.http.server;

import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.Routes;
import dev.opikexport.emulator.http.read.AttachmentEndpoints;
import dev.opikexport.emulator.http.read.ReadRoutes;
import dev.opikexport.emulator.http.write.LogEndpoints;
import dev.opikexport.emulator.http.write.ProjectEndpoints;
import dev.opikexport.emulator.http.write.ScoreEndpoint;
import dev.opikexport.emulator.row.Kind;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP side: Jetty, as in the real server. */
public final class ApiServer implements AutoCloseable {

    private static final int MAX_THREADS = 512;
    private static final int MAX_HEADER = 16 * 1024;
    private static final String VERSION = "2.1.24";

    private final Server server;
    private final ServerConnector connector;
    private final CountDownLatch closing;

    private ApiServer(Server server, ServerConnector connector, CountDownLatch closing) {
        this.server = server;
        this.connector = connector;
        this.closing = closing;
    }

    /**
     * Listens.
     *
     * @param port 0 for any free port
     * @throws IllegalStateException if the port cannot be taken
     */
    public static ApiServer start(String host, int port, Surroundings surroundings) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("opik-emulator");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER);
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        // No buffer is used twice: Jetty refuses a malformed request by a thread of its own, which may then read on
        // into the buffer that the first thread gives back. From a pool another connection would have got it by then.
        ByteBufferPool buffers = new ByteBufferPool.NonPooling();
        ServerConnector connector =
                new ServerConnector(server, null, null, buffers, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        AdminEndpoints admin = new AdminEndpoints(surroundings.faults(), surroundings.requests());
        server.setHandler(new Dispatcher(routes(), admin.routes(), surroundings));
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return new ApiServer(server, connector, surroundings.closing());
    }

    /** The address under which the API answers, without a slash at the end. */
    public URI address() {
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
    }

    /** Stops at once; requests under way are cut off. */
    @Override
    public void close() {
        closing.countDown();
        // First nobody comes in any more: a connection that is accepted while the server stops would be forgotten open.
        connector.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the emulator did not stop: " + e.getMessage(), e);
        }
    }

    private static Routes routes() {
        Routes routes = new Routes()
                .add(
                        "GET",
                        "/is-alive/ping",
                        (call, id) -> Answer.json(200, "{\"message\":\"Healthy Server\",\"healthy\":true}"))
                .add("GET", "/is-alive/ver", (call, id) -> Answer.json(200, "{\"version\":\"" + VERSION + "\"}"))
                .add("PUT", "/v1/private/traces/feedback-scores", new ScoreEndpoint(Kind.TRACE))
                .add("PUT", "/v1/private/spans/feedback-scores", new ScoreEndpoint(Kind.SPAN));
        ReadRoutes.addTo(routes);
        new AttachmentEndpoints().addTo(routes);
        new LogEndpoints().addTo(routes);
        new ProjectEndpoints().addTo(routes);
        return routes;
    }
}
