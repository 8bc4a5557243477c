package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriterContract;
import dev.opikexport.core.row.SampleRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class JsonLinesFormatTest extends RowWriterContract {

    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final Comparator<JsonNode> NUMBERS =
            (a, b) -> a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : a.equals(b) ? 0 : 1;

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
    void writesChosenColumns() throws IOException {
        SampleRows rows = SampleRows.traces(
                "{\"id\":\"a\",\"metadata\":{\"model\":\"gpt\"},\"input\":[1,\n2]}", "{\"id\":\"b\",\"new\":1}", "{}");
        SampleRows chosen =
                new SampleRows(rows.schema().select("model=metadata.model,\"id\",input,_extra"), rows.rows());

        assertThat(text(write(chosen, FormatOptions.none()))).isEqualTo("""
                {"model":"gpt","id":"a","input":[1,2]}
                {"id":"b","_extra":{"new":1}}
                {}
                """);
    }

    @Test
    void writesTheSameWhateverTheServersOrderAndNumberFormat() throws IOException {
        FormatOptions canonical = FormatOptions.none().with("canonical", "true");
        String expected = "{\"id\":\"a\",\"input\":1.0,\"tags\":[\"a\",\"b\"],\"usage\":{\"a\":2,\"b\":1},"
                + "\"total_estimated_cost\":100.5,\"feedback_scores\":[{\"name\":\"A\",\"value\":100},"
                + "{\"name\":\"B\",\"reason\":\"<no reason>, why\",\"value\":0.5,\"value_by_author\":"
                + "{\"x\":{\"value\":0},\"y\":{\"reason\":\"why\",\"value\":1}}}],"
                + "\"comments\":[{\"text\":\"b\"},{\"text\":\"a\"}]}\n";

        assertThat(text(write(
                        SampleRows.traces(
                                "{\"id\":\"a\",\"tags\":[\"b\",\"a\"],\"usage\":{\"b\":1,\"a\":2},\"input\":1.0,"
                                        + "\"total_estimated_cost\":100.500000000000,\"feedback_scores\":[{\"name\":\"B\","
                                        + "\"value\":0.500000000,\"reason\":\"why, <no reason>\",\"value_by_author\":"
                                        + "{\"y\":{\"value\":1.000000000,\"reason\":\"why\"},\"x\":{\"value\":0E-9}}},"
                                        + "{\"name\":\"A\",\"value\":100.000000000}],"
                                        + "\"comments\":[{\"text\":\"b\"},{\"text\":\"a\"}]}"),
                        canonical)))
                .isEqualTo(expected);
        assertThat(text(write(
                        SampleRows.traces(
                                "{\"id\":\"a\",\"input\":1.0,\"tags\":[\"a\",\"b\"],\"usage\":{\"a\":2,\"b\":1},"
                                        + "\"total_estimated_cost\":1.005E+2,\"feedback_scores\":[{\"name\":\"A\",\"value\":1E+2},"
                                        + "{\"name\":\"B\",\"value\":0.5,\"reason\":\"<no reason>, why\",\"value_by_author\":"
                                        + "{\"x\":{\"value\":0},\"y\":{\"reason\":\"why\",\"value\":1}}}],"
                                        + "\"comments\":[{\"text\":\"b\"},{\"text\":\"a\"}]}"),
                        canonical)))
                .isEqualTo(expected);
    }

    @Test
    void losesNothingInCanonicalForm() throws IOException {
        FormatOptions canonical = FormatOptions.none().with("canonical", "true");
        List<String> plain =
                text(write(SampleRows.threads(), FormatOptions.none())).lines().toList();
        List<String> lines =
                text(write(SampleRows.threads(), canonical)).lines().toList();

        for (int i = 0; i < lines.size(); i++) {
            JsonNode expected = JACKSON.readTree(plain.get(i));
            assertThat(expected.equals(NUMBERS, JACKSON.readTree(lines.get(i))))
                    .as(lines.get(i))
                    .isTrue();
        }
        assertThat(readIds(write(oddRows(), canonical))).hasSameSizeAs(oddRows().rows());
    }

    @Test
    void compressesAsTheEndingSays() throws IOException {
        byte[] plain = write(SampleRows.traces(), FormatOptions.none());
        byte[] gz = write(SampleRows.traces(), format().optionsFor("x.JSONL.GZ", FormatOptions.none()));
        byte[] zst = write(SampleRows.traces(), format().optionsFor("x.jsonl.zst", FormatOptions.none()));

        assertThat(new GZIPInputStream(new ByteArrayInputStream(gz)).readAllBytes())
                .isEqualTo(plain);
        assertThat(new ZstdInputStream(new ByteArrayInputStream(zst)).readAllBytes())
                .isEqualTo(plain);
        assertThatThrownBy(
                        () -> format().optionsFor("x.gz", FormatOptions.none().with("compression", "zst")))
                .hasMessage("The ending of 'x.gz' says the compression gz and not zst. Change one of them.");
    }

    @Test
    void isReadAsASequenceOfObjects() throws IOException {
        try (MappingIterator<JsonNode> rows =
                JACKSON.readerFor(JsonNode.class).readValues(write(SampleRows.edges(), FormatOptions.none()))) {
            assertThat(rows.readAll()).hasSameSizeAs(SampleRows.edges().rows()).allMatch(JsonNode::isObject);
        }
    }

    private static String text(byte[] file) {
        return new String(file, UTF_8);
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
