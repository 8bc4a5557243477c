package dev.opikexport.emulator.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.fault.Faults;
import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Requests;
import dev.opikexport.emulator.http.Routes;
import java.io.IOException;

/** {@code /emulator/…}: what no real server has. */
record AdminEndpoints(Faults faults, Requests requests) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    Routes routes() {
        return new Routes()
                .add("POST", "/emulator/faults", this::add)
                .add("DELETE", "/emulator/faults", this::clear)
                .add(
                        "GET",
                        "/emulator/requests",
                        (call, id) -> Answer.json(200, "{\"count\":" + requests.count() + "}"));
    }

    private Answer add(Call call, String unused) throws IOException {
        try {
            for (FaultRule rule : JSON.readValue(call.body(), FaultRule[].class)) {
                faults.add(rule);
            }
        } catch (JsonProcessingException e) {
            throw ApiException.of(400, "Not a list of faults: " + e.getOriginalMessage());
        }
        return Answer.empty(204);
    }

    private Answer clear(Call call, String unused) {
        faults.clear();
        return Answer.empty(204);
    }
}
