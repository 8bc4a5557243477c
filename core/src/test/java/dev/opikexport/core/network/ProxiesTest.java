package dev.opikexport.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy the environment names for which server, and for which none. */
class ProxiesTest {

    @Test
    void theSchemeDecidesAndAllStandsInForBoth() {
        Map<String, String> variables = Map.of("HTTPS_PROXY", "http://secure:8443", "all_proxy", "any:8080");

        assertThat(to("https://opik.example", variables)).hasToString("Optional[secure:8443]");
        assertThat(to("http://opik.example", variables)).hasToString("Optional[any:8080]");
        assertThat(to("http://opik.example", Map.of("HTTPS_PROXY", "http://secure:8443")))
                .isEmpty();
    }

    @Test
    void lowerCaseWins() {
        assertThat(to("https://opik.example", Map.of("https_proxy", "lower:1", "HTTPS_PROXY", "upper:2")))
                .hasToString("Optional[lower:1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opik.example | opik.example",
                "opik.example | OPIK.example",
                "a.b.opik.example | opik.example",
                "a.opik.example | .opik.example",
                "a.opik.example | *.opik.example",
                "opik.example | other.example, opik.example",
                "opik.example | other.example opik.example",
                "10.0.0.7 | 10.0.0.7",
                "opik.example | *",
                "localhost | other.example",
                "127.0.0.1 | other.example",
                "[::1] | other.example",
            })
    void someServersNeedNone(String host, String noProxy) {
        assertThat(to("http://" + host, Map.of("HTTP_PROXY", "proxy:1", "NO_PROXY", noProxy)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notopik.example | opik.example",
                "opik.example.org | opik.example",
                "example | opik.example",
                "opik.example | ,",
            })
    void othersDo(String host, String noProxy) {
        assertThat(to("http://" + host, Map.of("HTTP_PROXY", "proxy:1", "NO_PROXY", noProxy)))
                .isPresent();
    }

    @Test
    void userAndPasswordAreDecodedAndNeverShown() {
        HttpProxy proxy = HttpProxy.parse("http://some%20one:a+b%2F%40c@proxy.example/", "HTTP_PROXY");

        assertThat(proxy).isEqualTo(new HttpProxy("proxy.example", 1080, "some one", "a+b/@c"));
        assertThat(new Network(new Proxies(proxy, proxy, NoProxy.parse("")), null).toString())
                .contains("proxy.example:1080")
                .doesNotContain("some", "a+b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http://user:secret@", "so cks:secret", "socks5://user:secret@proxy:1"})
    void whatIsNoProxyIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> Network.ofEnvironment(Map.of("HTTPS_PROXY", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageContaining("http://host:port")
                .hasMessageNotContaining("secret");
    }

    private static Optional<HttpProxy> to(String server, Map<String, String> variables) {
        return Network.ofEnvironment(variables).proxies().forServer(URI.create(server));
    }
}
