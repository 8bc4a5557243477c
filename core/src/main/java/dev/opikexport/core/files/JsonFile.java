package dev.opikexport.core.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of JSON that appear whole. */
final class JsonFile {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private JsonFile() {}

    static void write(Path file, Object content) throws IOException {
        try (WholeFile whole = WholeFile.create(file)) {
            whole.out().write((JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8));
            whole.publish();
        }
    }

    static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (JsonProcessingException e) {
            throw new FileSystemException(
                    file.toString(), null, "not a file of opik-export: " + e.getOriginalMessage());
        }
    }
}
