package dev.opikexport.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a field of its own, an emulator forgets from test to test. */
class OneForEachTest {

    @RegisterExtension
    private final OpikEmulatorExtension opik = new OpikEmulatorExtension();

    @RepeatedTest(2)
    void whatATestLoggedIsNotThereInTheNextOne() throws Exception {
        HttpRequest trace = HttpRequest.newBuilder(opik.emulator().baseUrl().resolve("/v1/private/traces"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"project_name\":\"golden\",\"name\":\"a\",\"start_time\":\"2026-01-01T00:00:00Z\"}"))
                .build();

        assertThat(send(trace).statusCode()).isEqualTo(201);

        URI page = opik.emulator().baseUrl().resolve("/v1/private/traces?project_name=golden&size=1");
        assertThat(send(HttpRequest.newBuilder(page).build()).body()).contains("\"total\":241");
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
