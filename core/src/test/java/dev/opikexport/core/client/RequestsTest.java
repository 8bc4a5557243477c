package dev.opikexport.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

    /** Another server must not see the API key. */
    @ParameterizedTest
    @CsvSource({
        "https://opik.example:8443/files/1, false",
        "HTTPS://OPIK.example:8443/files/1, false",
        "/files/1, false",
        "'', false",
        "https://opik.example/files/1, true",
        "https://opik.example:8444/files/1, true",
        "http://opik.example:8443/files/1, true",
        "https://files.example:8443/1, true",
        "//files.example:8443/1, true",
    })
    void aLinkLeadsElsewhereIfAnythingOfTheServerDiffers(String link, boolean elsewhere) {
        assertThat(new Requests(URI.create("https://opik.example:8443/api")).leadsElsewhere(link))
                .isEqualTo(elsewhere);
    }
}
