package dev.opikexport.emulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Reads bodies as the server does, with its messages. */
final class RequestBody {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RequestBody() {}

    /**
     * The body as an object of that type.
     *
     * @throws ApiException with status 400 if it cannot be one, 422 if it is empty
     */
    static <T> T read(Call call, Class<T> type) throws IOException {
        try {
            byte[] body = call.body();
            T value = body.length == 0 ? null : JSON.readValue(body, type);
            if (value == null) {
                throw ApiException.violation(422, "The request body must not be null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw ApiException.of(400, "Unable to process JSON. " + e.getMessage());
        }
    }
}
