package dev.opikexport.exporters.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.ColumnType.Decimal;
import dev.opikexport.core.schema.ColumnType.ListOf;
import dev.opikexport.core.schema.ColumnType.MapOf;
import dev.opikexport.core.schema.ColumnType.Part;
import dev.opikexport.core.schema.ColumnType.Struct;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What files have to say of the values that the server sent, found without this module's code. */
final class SentValues {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private SentValues() {}

    /** Fails unless a row of {@link DuckDb#rows} says what the server sent. */
    static void assertRead(Schema schema, Row row, List<@Nullable String> read) throws IOException {
        ObjectNode exact = JACKSON.createObjectNode();
        List<Column> columns = schema.columns();
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

    /** What {@link DuckDb#rows} should say of a value. */
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
                exact.put(place + "#ns", instant.getNano() % 1000);
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
}
