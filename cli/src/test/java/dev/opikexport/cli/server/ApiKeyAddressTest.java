package dev.opikexport.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.comet.com,https://www.comet.com/opik/api",
        "https://opik.example.org/,https://opik.example.org/opik/api",
        "https://example.org:8443/base/,https://example.org:8443/base/opik/api"
    })
    void theAddressStandsBehindTheStar(String baseUrl, String api) {
        String padded = key("{\"baseUrl\":\"" + baseUrl + "\"}");

        assertThat(ApiKeyAddress.of(padded)).contains(api);
        assertThat(ApiKeyAddress.of(padded.replace("=", ""))).contains(api);
        assertThat(ApiKeyAddress.of(padded + "==")).contains(api);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "key*", "key*notbase64!", "a*b*c", "*"})
    void otherKeysHaveNone(String key) {
        assertThat(ApiKeyAddress.of(key)).isEmpty();
    }

    @Test
    void aMemberThatIsNoAddressIsNone() {
        assertThat(ApiKeyAddress.of(key("{\"baseUrl\":7}"))).isEmpty();
        assertThat(ApiKeyAddress.of(key("{\"baseUrl\":\"not a url\"}"))).isEmpty();
        assertThat(ApiKeyAddress.of(key("[]"))).isEmpty();
    }

    private static String key(String attributes) {
        return "secret*" + Base64.getEncoder().encodeToString(attributes.getBytes(StandardCharsets.UTF_8));
    }
}
