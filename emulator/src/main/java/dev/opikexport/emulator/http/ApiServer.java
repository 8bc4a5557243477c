package dev.opikexport.emulator.http;

import dev.opikexport.emulator.store.Kind;
import dev.opikexport.emulator.store.Store;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP side: Jetty, as in the real server. */
public final class ApiServer implements AutoCloseable {

    private static final int MAX_THREADS = 512;
    private static final String VERSION = "2.1.24";

    private final Server server;
    private final ServerConnector connector;

    private ApiServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens.
     *
     * @param port 0 for any free port
     * @throws IllegalStateException if the port cannot be taken
     */
    public static ApiServer start(String host, int port, Store store) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("opik-emulator");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Dispatcher(routes(store)));
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return new ApiServer(server, connector);
    }

    /** The address under which the API answers, without a slash at the end. */
    public URI address() {
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
    }

    /** Stops at once; requests under way are cut off. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the emulator did not stop: " + e.getMessage(), e);
        }
    }

    private static Routes routes(Store store) {
        Routes routes = new Routes()
                .add(
                        "GET",
                        "/is-alive/ping",
                        (call, id) -> Answer.json(200, "{\"message\":\"Healthy Server\",\"healthy\":true}"))
                .add("GET", "/is-alive/ver", (call, id) -> Answer.json(200, "{\"version\":\"" + VERSION + "\"}"))
                .add("GET", "/v1/private/traces", new ListEndpoint(store, Kind.TRACE))
                .add("GET", "/v1/private/spans", new ListEndpoint(store, Kind.SPAN))
                .add("GET", "/v1/private/traces/threads", new ListEndpoint(store, Kind.THREAD))
                .add("POST", "/v1/private/traces/search", new SearchEndpoint(store, Kind.TRACE))
                .add("POST", "/v1/private/spans/search", new SearchEndpoint(store, Kind.SPAN))
                .add("POST", "/v1/private/traces/threads/search", new SearchEndpoint(store, Kind.THREAD));
        new ProjectEndpoints(store).addTo(routes);
        return routes;
    }
}
