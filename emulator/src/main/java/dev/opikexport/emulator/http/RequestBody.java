package dev.opikexport.emulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.opikexport.emulator.http.wire.FuzzyEnums;
import dev.opikexport.emulator.row.JsonValues;
import java.io.IOException;

/** Reads bodies as the server does, with its messages. */
public final class RequestBody {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonValues.unlimited())
            .addModule(new JavaTimeModule())
            .addModule(FuzzyEnums.module())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String OUR_PACKAGE = RequestBody.class.getPackageName() + ".wire.";
    private static final String THEIR_PACKAGE = "com.comet.opik.api.";

    private RequestBody() {}

    /**
     * The body as an object of that type.
     *
     * @throws ApiException with status 400 if it cannot be one, 422 if it is empty; both labelled as a stream
     */
    public static <T> T read(Call call, Class<T> type) throws IOException {
        byte[] body = call.body();
        T value = null;
        try {
            value = body.length == 0 ? null : JSON.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw ApiException.of(400, "Unable to process JSON. " + inTheirWords(String.valueOf(e.getMessage())))
                    .asStream();
        }
        if (value == null) {
            throw ApiException.violation(422, "The request body must not be null")
                    .asStream();
        }
        return value;
    }

    /** Jackson names classes, and ours stand where the server's do. */
    private static String inTheirWords(String message) {
        return message.replace(OUR_PACKAGE + "SpanType", "com.comet.opik.domain.SpanType")
                .replace(OUR_PACKAGE, THEIR_PACKAGE);
    }
}
