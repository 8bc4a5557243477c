package dev.opikexport.exporters.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the cells of a file with separated values have to be: a header, and a line for each row. */
final class Cells {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private Cells() {}

    /** Null for an absent value. */
    static List<List<@Nullable String>> of(SampleRows rows, Dialect dialect) throws IOException {
        List<List<@Nullable String>> lines = new ArrayList<>();
        lines.add(new ArrayList<>(
                rows.schema().columns().stream().map(Column::name).toList()));
        for (Row row : rows.rows()) {
            List<@Nullable String> cells = new ArrayList<>();
            for (Column column : rows.schema().columns()) {
                String json = column.type() instanceof ColumnType.Extra ? row.extra() : row.member(column.member());
                cells.add(json != null && isText(column) ? dialect.guarded(text(json)) : json);
            }
            lines.add(cells);
        }
        return lines;
    }

    /** For readers that know of no absent values: the text for those. */
    static List<List<@Nullable String>> withText(List<List<@Nullable String>> lines, String absent) {
        List<List<@Nullable String>> texts = new ArrayList<>();
        for (List<@Nullable String> cells : lines) {
            texts.add(new ArrayList<>(cells.stream()
                    .map(cell -> Objects.requireNonNullElse(cell, absent))
                    .toList()));
        }
        return texts;
    }

    static List<@Nullable String> withoutBreaksInJson(List<@Nullable String> cells, Schema schema) {
        List<@Nullable String> joined = new ArrayList<>();
        for (Column column : schema.columns()) {
            String cell = cells.get(joined.size());
            joined.add(cell == null || isText(column) ? cell : cell.replaceAll("[\r\n]", ""));
        }
        return joined;
    }

    private static boolean isText(Column column) {
        return column.type() == ColumnType.Scalar.STRING || column.type() == ColumnType.Scalar.TIMESTAMP;
    }

    private static String text(String json) throws IOException {
        JsonNode value = JACKSON.readTree(json);
        assertThat(value.isTextual()).isTrue();
        return value.textValue();
    }
}
