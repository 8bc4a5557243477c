package dev.opikexport.core.client.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.opikexport.core.client.ClientListener;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.FakeTime;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.row.RowPage;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.RateLimitOptions;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final RowQuery QUERY = RowQuery.of(Entity.TRACES, ProjectRef.named("golden"));

    @Test
    void theServersLimitIsNeverExceeded() throws IOException {
        FakeTime time = new FakeTime();
        EmulatorOptions options = EmulatorOptions.defaults()
                .withRateLimits(RateLimitOptions.serverDefaults())
                .withClock(time);
        try (OpikEmulator emulator = OpikEmulator.start(options);
                OpikClient client = client(emulator, 0, time)) {
            Instant start = time.now();

            for (int i = 0; i < 100; i++) {
                RowPage page = client.list(QUERY, 1, 1 << 20, Patience.DEFAULT);
                assertThat(page.total()).isEqualTo(240);
            }

            assertThat(emulator.requests().withStatus(429)).isZero();
            assertThat(client.requestsPerMinute()).hasValue(30);
            assertThat(Duration.between(start, time.now())).isBetween(Duration.ofMinutes(3), Duration.ofSeconds(182));
        }
    }

    @Test
    void ourOwnLimitIsKept() throws IOException {
        FakeTime time = new FakeTime();
        try (OpikEmulator emulator = OpikEmulator.start();
                OpikClient client = client(emulator, 10, time)) {
            Instant start = time.now();

            for (int i = 0; i < 25; i++) {
                client.count(QUERY, Patience.DEFAULT);
            }

            assertThat(Duration.between(start, time.now())).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(121));
        }
    }

    /** The clock goes on while somebody is told of a wait. */
    @Test
    void aWaitThatIsOverBeforeItBeginsIsNone() throws IOException {
        FakeTime time = new FakeTime();
        ClientListener slow = new ClientListener() {
            @Override
            public void waiting(Instant until, String reason) {
                time.sleep(Duration.between(time.now(), until).plusSeconds(1));
            }
        };
        Pace pace = new Pace(time, new Waits(time), slow, 2);
        Instant start = time.now();

        for (int i = 0; i < 5; i++) {
            pace.acquire("list");
        }

        assertThat(Duration.between(start, time.now())).isEqualTo(Duration.ofSeconds(122));
    }

    /** Answers come in another order than the server counted their requests in. */
    @Test
    void anAnswerThatComesLateGivesNothingBack() throws IOException {
        assertThat(waitBehind(limited(200, 0, Duration.ofSeconds(30)), limited(200, 1, Duration.ofSeconds(30))))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    /** It is of the frame before: the refusal was of the one that began since. */
    @Test
    void anAnswerFromBeforeARefusalDoesNotEndTheWait() throws IOException {
        assertThat(waitBehind(limited(429, 0, Duration.ofSeconds(50)), limited(200, 7, Duration.ofMillis(1))))
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(51));
    }

    @Test
    void aNewFrameHasAsManyRequestsAsTheOneBefore() throws IOException {
        FakeTime time = new FakeTime();
        Pace pace = new Pace(time, new Waits(time), ClientListener.NONE, 0);
        pace.learn("list", limited(200, 2, Duration.ofSeconds(30)));
        pace.learn("list", limited(429, 0, Duration.ofSeconds(10)));
        pace.acquire("list");
        Instant next = time.now();

        pace.acquire("list");
        pace.acquire("list");
        assertThat(time.now()).isEqualTo(next);
        pace.acquire("list");

        assertThat(Duration.between(next, time.now())).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    }

    @Test
    void behindARefusalAnswersTellWhenTheFrameEndsAsBefore() throws IOException {
        FakeTime time = new FakeTime();
        Pace pace = new Pace(time, new Waits(time), ClientListener.NONE, 0);
        pace.learn("list", limited(429, 0, Duration.ofSeconds(10)));
        pace.acquire("list");
        Instant next = time.now();

        pace.learn("list", limited(200, 0, Duration.ofSeconds(5)));
        pace.acquire("list");

        assertThat(Duration.between(next, time.now())).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    private static Duration waitBehind(Answer first, Answer second) throws IOException {
        FakeTime time = new FakeTime();
        Pace pace = new Pace(time, new Waits(time), ClientListener.NONE, 0);
        Instant start = time.now();
        pace.learn("list", first);
        pace.learn("list", second);
        pace.acquire("list");
        return Duration.between(start, time.now());
    }

    private static Answer limited(int status, int remaining, Duration ttl) {
        return new Answer(
                status,
                Map.of(
                        "opik-user-remaining-limit", String.valueOf(remaining),
                        "opik-user-remaining-limit-ttl-millis", String.valueOf(ttl.toMillis())),
                new byte[0],
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "ratelimit-reset, 9, 10",
        "ratelimit-reset, 3600, 3601",
        "ratelimit-reset, 1795000000, 60",
        "ratelimit-reset, -5, 60",
        "retry-after, 9223372036854775807, 60",
        "retry-after, 'Wed, 25 Nov 2026 07:28:00 GMT', 60",
        "opik-user-remaining-limit-ttl-millis, 7000, 7",
        "opik-user-remaining-limit-ttl-millis, 9223372036854775807, 60",
        "x, 1, 60"
    })
    void onlyWaitsThatCanBeMeantAreWaited(String header, String value, int seconds) {
        FakeTime time = new FakeTime();
        Pace pace = new Pace(time, new Waits(time), ClientListener.NONE, 0);

        Duration wait = pace.learn("list", new Answer(429, Map.of(header, value), new byte[0], 0));

        assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void patienceIsForAllThatARequestTakes(int status) throws IOException {
        FakeTime time = new FakeTime();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean asked = exchange.getRequestURI().getPath().contains("traces");
                time.sleep(asked ? Duration.ofMinutes(3) : Duration.ZERO);
                exchange.sendResponseHeaders(asked ? status : 404, -1);
            }
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Patience patience = new Patience(6, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10));
        try (OpikClient client = OpikClient.open(Connection.to(url), ClientListener.NONE, time, new Random(1))) {
            Instant start = time.now();

            assertThatThrownBy(() -> client.count(QUERY, patience)).isInstanceOf(OpikException.class);

            assertThat(Duration.between(start, time.now())).isBetween(Duration.ofMinutes(13), Duration.ofMinutes(16));
        } finally {
            server.stop(0);
        }
    }

    /** A machine may sleep for hours while an answer comes. */
    @Test
    void whatFailsAfterALongTimeIsTriedAgain() throws IOException {
        FakeTime time = new FakeTime();
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean isFirst = exchange.getRequestURI().getPath().contains("traces") && asked.getAndIncrement() == 0;
                time.sleep(isFirst ? Duration.ofHours(9) : Duration.ZERO);
                byte[] answer = "{\"page\":1,\"size\":0,\"total\":7,\"content\":[]}".getBytes(UTF_8);
                exchange.sendResponseHeaders(isFirst ? 503 : 200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (OpikClient client = OpikClient.open(Connection.to(url), ClientListener.NONE, time, new Random(1))) {
            assertThat(client.count(QUERY, Patience.DEFAULT)).isEqualTo(7);
        } finally {
            server.stop(0);
        }
    }

    private static OpikClient client(OpikEmulator emulator, int perMinute, Time time) throws IOException {
        Connection connection = Connection.to(emulator.baseUrl().toString()).withMaxRequestsPerMinute(perMinute);
        return OpikClient.open(connection, ClientListener.NONE, time, new Random(1));
    }
}
