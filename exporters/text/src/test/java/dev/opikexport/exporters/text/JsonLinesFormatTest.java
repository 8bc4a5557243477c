package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriterContract;
import dev.opikexport.core.row.SampleRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonLinesFormatTest extends RowWriterContract {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Override
    protected OutputFormat format() {
        return new JsonLinesFormat();
    }

    @Override
    protected List<String> readIds(byte[] file) throws IOException {
        return new String(file, UTF_8).lines().map(JsonLinesFormatTest::id).toList();
    }

    @Test
    void keepsTheServersBytes() throws IOException {
        assertThat(write(SampleRows.traces(), FormatOptions.none())).isEqualTo(recorded("traces"));
        assertThat(write(SampleRows.spans(), FormatOptions.none())).isEqualTo(recorded("spans"));
    }

    @Test
    void writesOneLinePerRowWhateverTheServerSent() throws IOException {
        byte[] file = write(SampleRows.traces("{\n\"id\":\"a\",\r\n\"input\":\"x\\n\" }"), FormatOptions.none());

        assertThat(new String(file, UTF_8)).isEqualTo("{\"id\":\"a\",\"input\":\"x\\n\" }\n");
    }

    @Test
    void isReadAsASequenceOfObjects() throws IOException {
        try (MappingIterator<JsonNode> rows =
                JACKSON.readerFor(JsonNode.class).readValues(write(SampleRows.edges(), FormatOptions.none()))) {
            assertThat(rows.readAll()).hasSameSizeAs(SampleRows.edges().rows()).allMatch(JsonNode::isObject);
        }
    }

    private static String id(String line) {
        try {
            return JACKSON.readTree(line).get("id").textValue();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static byte[] recorded(String entity) throws IOException {
        try (InputStream in = JsonLinesFormatTest.class.getResourceAsStream("/testdata/golden/" + entity + ".ndjson")) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return lines.replace("\r\n", "\n").getBytes(UTF_8);
        }
    }
}
