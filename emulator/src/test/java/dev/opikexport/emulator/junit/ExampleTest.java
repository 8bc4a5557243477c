package dev.opikexport.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpikEmulatorExtension.class)
class ExampleTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void readsThePageThatComesAfterAnError(OpikEmulator opik) throws Exception {
        opik.faults().add(FaultRule.next(1, new Fault.Status(500, 0)));
        URI page = opik.baseUrl().resolve("/v1/private/traces?project_name=golden&size=5");

        HttpResponse<String> first = get(page);
        HttpResponse<String> second = get(page);

        assertEquals(500, first.statusCode());
        assertTrue(second.body().startsWith("{\"page\":1,\"size\":5,\"total\":240,"));
        assertEquals(2, opik.requests().count());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
