package dev.opikexport.core.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;

/** Small files of JSON that appear whole. */
final class JsonFile {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private JsonFile() {}

    static void write(Storage folder, String name, Object content) throws IOException {
        try (WholeFile whole = folder.create(name)) {
            whole.out().write((JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8));
            whole.publish();
        }
    }

    static <T> T read(Storage folder, String name, Class<T> type) throws IOException {
        try (InputStream in = Channels.newInputStream(folder.open(name))) {
            T content = JSON.readValue(in, type);
            if (content == null) {
                throw refusal(folder, name, "it holds nothing");
            }
            return content;
        } catch (JsonProcessingException e) {
            throw refusal(folder, name, e.getOriginalMessage());
        }
    }

    private static FileSystemException refusal(Storage folder, String name, String reason) {
        return new FileSystemException(folder.describe(name), null, "not a file of opik-export: " + reason);
    }
}
