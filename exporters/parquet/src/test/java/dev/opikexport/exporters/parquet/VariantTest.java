package dev.opikexport.exporters.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB reads payloads that are VARIANTs. */
class VariantTest {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    Path folder;

    @Test
    void castToJsonIsWhatTheServerSent() throws IOException, SQLException {
        for (SampleRows rows :
                List.of(SampleRows.traces(), SampleRows.spans(), SampleRows.threads(), SampleRows.edges())) {
            List<Column> payloads = rows.schema().columns().stream()
                    .filter(column -> column.type() == ColumnType.Scalar.JSON)
                    .toList();
            List<List<@Nullable String>> read = query(
                    payloads.stream()
                            .map(column -> column.name() + "::JSON::VARCHAR")
                            .collect(Collectors.joining(", ")),
                    rows);

            assertThat(read).hasSameSizeAs(rows.rows());
            for (int i = 0; i < read.size(); i++) {
                Row row = rows.rows().get(i);
                for (int column = 0; column < payloads.size(); column++) {
                    assertThat(value(read.get(i).get(column)))
                            .as("%s of %s", payloads.get(column).name(), row.id())
                            .isEqualTo(value(row.member(payloads.get(column).member())));
                }
            }
        }
    }

    @Test
    void membersAreReachedByTheirNames() throws IOException, SQLException {
        SampleRows rows = SampleRows.traces("{\"id\":\"a\",\"metadata\":{\"model\":\"m\",\"list\":[{\"n\":7}]}}");

        assertThat(query("metadata.model::VARCHAR, metadata.list[1].n::INT", rows))
                .containsExactly(List.of("m", "7"));
    }

    private List<List<@Nullable String>> query(String columns, SampleRows rows) throws IOException, SQLException {
        Path file = folder.resolve("variant.parquet");
        try (OutputStream out = Files.newOutputStream(file);
                RowWriter writer = new ParquetFormat()
                        .open(out, rows.schema(), FormatOptions.none().with("json-as", "variant"))) {
            for (Row row : rows.rows()) {
                writer.write(row);
            }
        }
        try (DuckDb duckDb = new DuckDb()) {
            return duckDb.query("SELECT " + columns + " FROM '" + file + "'");
        }
    }

    /** Numbers by value, not by how they are written; DuckDB takes JSON's null for an absent value. */
    private static JsonNode value(@Nullable String json) throws IOException {
        return json == null ? JACKSON.nullNode() : JsonMeaning.of(JACKSON.readTree(json), text -> text);
    }
}
