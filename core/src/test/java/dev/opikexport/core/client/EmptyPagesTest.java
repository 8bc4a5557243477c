package dev.opikexport.core.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose page is empty although it counts more. */
class EmptyPagesTest {

    private static final String ID = "01a22323-dff5-7b3c-b415-b1131c1b78ea";
    private static final String ONE =
            "{\"page\":1,\"size\":1,\"total\":3,\"content\":[{\"id\":\"" + ID + "\",\"name\":\"one\"}]}";
    private static final String EMPTY = "{\"page\":2,\"size\":0,\"total\":3,\"content\":[]}";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", EmptyPagesTest::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange call) throws IOException {
        String uri = call.getRequestURI().toString();
        boolean first = uri.contains("/projects") && uri.contains("page=1&");
        byte[] body = (first ? ONE : EMPTY).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Test
    void isNotTakenForTheLastPage() throws IOException {
        Connection connection =
                Connection.to("http://127.0.0.1:" + server.getAddress().getPort());
        Connection impatient = connection.withPatience(connection.patience().atMost(1));
        try (OpikClient client = OpikClient.open(impatient)) {
            assertThatThrownBy(client::projects)
                    .isInstanceOf(OpikException.BadAnswer.class)
                    .hasMessageContaining("counts 3 projects and returned 1");
            assertThatThrownBy(() -> client.attachments(Entity.TRACES, ID, ID))
                    .isInstanceOf(OpikException.BadAnswer.class)
                    .hasMessageContaining("counts 3 attachments and returned 0");
        }
    }
}
