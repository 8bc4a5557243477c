package dev.opikexport.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * The server's address that an API key of the newer form carries: behind a {@code *} stands a JSON object in base64, with the member
 * {@code baseUrl}, and the API is below it at {@code opik/api}. The whole text remains the key.
 */
public final class ApiKeyAddress {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiKeyAddress() {}

    /** The base of the API; empty if the key carries none. */
    public static Optional<String> of(String apiKey) {
        String[] parts = apiKey.strip().split("\\*", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            String base64 = parts[1].replaceFirst("=+$", "").replace('-', '+').replace('_', '/');
            JsonNode baseUrl = JSON.readTree(Base64.getDecoder().decode(base64)).path("baseUrl");
            return baseUrl.isTextual() ? Optional.of(api(URI.create(baseUrl.textValue()))) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String api(URI base) {
        return base.resolve(base.getPath().isEmpty() ? "/opik/api" : "opik/api").toString();
    }
}
