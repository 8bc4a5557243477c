package dev.opikexport.cli.connecting;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/connecting.md says, on loopback. */
class ConnectingTest {

    private static final String ALL = "240\n";

    @TempDir
    private static Path folder;

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    private static TestCertificates certificates;
    private static Relay tls;

    @BeforeAll
    static void start() throws Exception {
        certificates = TestCertificates.in(folder);
        tls = new Relay(
                certificates.server().getServerSocketFactory(),
                OPIK.emulator().baseUrl().getPort(),
                (in, out) -> Optional.of(new byte[0]));
    }

    @AfterAll
    static void stop() {
        tls.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_proxy", "HTTP_PROXY", "ALL_PROXY"})
    void aServerIsReachedThroughTheProxyOfTheEnvironment(String variable) {
        try (LoopbackProxy proxy = plainProxy("")) {
            CommandLineRun.Result result =
                    count(new CommandLineRun().variable(variable, "127.0.0.1:" + proxy.port()), "http://opik.example");

            assertThat(result.out()).as(result.err()).isEqualTo(ALL);
            assertThat(proxy.heads())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head).startsWith("GET http://opik.example/"));
        }
    }

    @Test
    void aProxyMayAskForAPassword() {
        try (LoopbackProxy proxy = plainProxy("someone:p@ss")) {
            String address = "@127.0.0.1:" + proxy.port();

            CommandLineRun.Result right = count(
                    new CommandLineRun().variable("HTTP_PROXY", "http://someone:p%40ss" + address),
                    "http://opik.example");
            CommandLineRun.Result wrong = count(
                    new CommandLineRun().variable("HTTP_PROXY", "http://someone:secret" + address),
                    "http://opik.example");

            assertThat(right.out()).as(right.err()).isEqualTo(ALL);
            assertThat(wrong.code()).isEqualTo(ExitCode.SERVER);
            assertThat(wrong.err()).contains("proxy", "HTTP_PROXY").doesNotContain("secret", "Exception");
        }
    }

    @Test
    void loopbackNeedsNoProxy() {
        CommandLineRun.Result result = count(
                new CommandLineRun().variable("HTTP_PROXY", "http://127.0.0.1:1"),
                OPIK.emulator().baseUrl().toString());

        assertThat(result.out()).as(result.err()).isEqualTo(ALL);
    }

    @Test
    void aCaOfOnesOwnIsBelievedWhenItIsNamed() {
        String url = "https://127.0.0.1:" + tls.port();

        CommandLineRun.Result byOption = count(
                new CommandLineRun(), url, "--ca-certificate", certificates.ca().toString());
        CommandLineRun.Result byVariable = count(
                new CommandLineRun().variable("SSL_CERT_FILE", certificates.ca().toString()), url);
        CommandLineRun.Result neither = count(new CommandLineRun(), url);

        assertThat(byOption.out()).as(byOption.err()).isEqualTo(ALL);
        assertThat(byVariable.out()).as(byVariable.err()).isEqualTo(ALL);
        assertThat(neither.code()).isEqualTo(ExitCode.SERVER);
        assertThat(neither.err()).contains("127.0.0.1:" + tls.port(), "--ca-certificate", "SSL_CERT_FILE");
    }

    @Test
    void aCertificateForAnotherNameIsNotBelieved() {
        CommandLineRun.Result result = count(
                new CommandLineRun().variable("SSL_CERT_FILE", certificates.ca().toString()),
                "https://localhost:" + tls.port());

        assertThat(result.code()).isEqualTo(ExitCode.SERVER);
        assertThat(result.err()).contains("localhost", "not believed");
    }

    @Test
    void filesWithoutCertificatesAreRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path other = Files.writeString(folder.resolve("other.pem"), "-----BEGIN CERTIFICATE-----\nnothing\n");
        for (Path file : new Path[] {empty, other, folder.resolve("missing.pem")}) {
            CommandLineRun.Result result =
                    count(new CommandLineRun(), "https://127.0.0.1:1", "--ca-certificate", file.toString());

            assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains(file.toString());
        }
    }

    @Test
    void throughAProxyTlsStaysClosedToTheProxy() {
        try (LoopbackProxy proxy = new LoopbackProxy(tls.port(), "someone:pass")) {
            CommandLineRun.Result result = count(
                    new CommandLineRun()
                            .variable("HTTPS_PROXY", "http://someone:pass@127.0.0.1:" + proxy.port())
                            .variable("SSL_CERT_FILE", certificates.ca().toString())
                            .variable("OPIK_API_KEY", "top-secret"),
                    "https://opik.example");

            assertThat(result.out()).as(result.err()).isEqualTo(ALL);
            assertThat(proxy.heads())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head)
                            .startsWith("CONNECT opik.example:443 ")
                            .doesNotContain("top-secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tools/opik", "/tools/opik/", "/tools/opik/api"})
    void aServerMayLiveUnderAPath(String path) throws IOException {
        HttpServer front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.createContext("/tools/opik/api/", exchange -> {
            String rest = exchange.getRequestURI().toString().substring("/tools/opik/api".length());
            byte[] answer = get(
                    URI.create("http://127.0.0.1:" + OPIK.emulator().baseUrl().getPort() + "/api" + rest));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        front.start();
        try {
            CommandLineRun.Result result = count(
                    new CommandLineRun(),
                    "http://127.0.0.1:" + front.getAddress().getPort() + path);

            assertThat(result.out()).as(result.err()).isEqualTo(ALL);
        } finally {
            front.stop(0);
        }
    }

    private static byte[] get(URI uri) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LoopbackProxy plainProxy(String user) {
        return new LoopbackProxy(OPIK.emulator().baseUrl().getPort(), user);
    }

    private static CommandLineRun.Result count(CommandLineRun run, String url, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"count", "traces", "-p", "golden", "--url=" + url}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return run.run(arguments);
    }
}
