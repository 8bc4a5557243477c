package dev.opikexport.exporters.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriterContract;
import dev.opikexport.core.row.Column;
import dev.opikexport.core.row.ColumnType;
import dev.opikexport.core.row.ColumnType.Decimal;
import dev.opikexport.core.row.ColumnType.ListOf;
import dev.opikexport.core.row.ColumnType.MapOf;
import dev.opikexport.core.row.ColumnType.Part;
import dev.opikexport.core.row.ColumnType.Struct;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFormatTest extends RowWriterContract {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @TempDir
    Path folder;

    @Override
    protected OutputFormat format() {
        return new ParquetFormat();
    }

    @Override
    protected List<String> readIds(byte[] file) throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            return duckDb.query("SELECT id FROM read_parquet('" + save(file) + "')").stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .toList();
        }
    }

    @Test
    void duckDbReadsEveryValueThatTheServerSent() throws Exception {
        for (SampleRows rows :
                List.of(SampleRows.traces(), SampleRows.spans(), SampleRows.threads(), SampleRows.edges())) {
            List<List<@Nullable String>> read = read(rows, FormatOptions.none());

            assertThat(read).hasSameSizeAs(rows.rows());
            for (int i = 0; i < read.size(); i++) {
                assertRow(rows, rows.rows().get(i), read.get(i));
            }
        }
    }

    private void assertRow(SampleRows rows, Row row, List<@Nullable String> read) throws IOException {
        ObjectNode exact = JACKSON.createObjectNode();
        List<Column> columns = rows.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String json = column.type() instanceof ColumnType.Extra ? row.extra() : row.member(column.member());
            String value = read.get(i);
            if (json == null) {
                assertThat(value).as(column.name()).isNull();
            } else {
                JsonNode expected = expected(column.type(), json, column.name(), exact);
                assertThat(value).as("%s of %s", column.name(), row.id()).isNotNull();
                assertThat(JACKSON.readTree(value))
                        .as("%s of %s", column.name(), row.id())
                        .isEqualTo(expected);
            }
        }
        String readExact = read.get(columns.size());
        assertThat(readExact == null ? JACKSON.createObjectNode() : JACKSON.readTree(readExact))
                .as("exact values of %s", row.id())
                .isEqualTo(exact);
    }

    /** What {@link DuckDb#rows} should say of a value, found without this module's code. */
    private static JsonNode expected(ColumnType type, String json, String place, ObjectNode exact)
            throws JsonProcessingException {
        if (type == ColumnType.Scalar.JSON || type instanceof ColumnType.Extra) {
            return JACKSON.getNodeFactory().textNode(json);
        }
        return expected(type, JACKSON.readTree(json), place, exact);
    }

    private static JsonNode expected(ColumnType type, JsonNode value, String place, ObjectNode exact)
            throws JsonProcessingException {
        if (type == ColumnType.Scalar.JSON) {
            return JACKSON.getNodeFactory().textNode(JACKSON.writeValueAsString(value));
        } else if (type == ColumnType.Scalar.TIMESTAMP) {
            Instant instant = Instant.parse(value.textValue());
            if (instant.getNano() % 1000 != 0) {
                exact.set(place, value);
            }
            return JACKSON.readTree(String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant)));
        } else if (type instanceof Decimal decimal) {
            return JACKSON.getNodeFactory()
                    .textNode(value.decimalValue().setScale(decimal.scale()).toPlainString());
        } else if (type == ColumnType.Scalar.DOUBLE) {
            return JACKSON.readTree(JACKSON.writeValueAsString(value.doubleValue()));
        } else if (type instanceof ListOf list) {
            ArrayNode elements = JACKSON.createArrayNode();
            for (int i = 0; i < value.size(); i++) {
                elements.add(expected(list.element(), value.get(i), place + "[" + i + "]", exact));
            }
            return elements;
        } else if (type instanceof MapOf) {
            ArrayNode entries = JACKSON.createArrayNode();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                entries.addObject().put("key", entry.getKey()).set("value", entry.getValue());
            }
            return entries;
        } else if (type instanceof Struct struct) {
            ObjectNode parts = JACKSON.createObjectNode();
            for (Part part : struct.parts()) {
                JsonNode member = value.get(part.name());
                parts.set(
                        part.name(),
                        member == null
                                ? JACKSON.nullNode()
                                : expected(part.type(), member, place + "." + part.name(), exact));
            }
            return parts;
        }
        return value;
    }

    private List<List<@Nullable String>> read(SampleRows rows, FormatOptions options) throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            return duckDb.rows(save(write(rows, options)), rows.schema());
        }
    }

    private Path save(byte[] file) throws IOException {
        return Files.write(folder.resolve("rows.parquet"), file);
    }
}
