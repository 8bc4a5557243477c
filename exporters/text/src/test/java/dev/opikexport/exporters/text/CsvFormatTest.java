package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.InvalidOptionException;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriterContract;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest extends RowWriterContract {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Override
    protected OutputFormat format() {
        return new CsvFormat();
    }

    @Override
    protected List<String> readIds(byte[] file) throws IOException {
        return records(file).stream().skip(1).map(fields -> fields.get(0)).toList();
    }

    @Test
    void everyFieldHoldsWhatTheServerSent() throws IOException {
        for (SampleRows rows :
                List.of(SampleRows.traces(), SampleRows.spans(), SampleRows.threads(), SampleRows.edges())) {
            List<List<String>> records = records(write(rows, FormatOptions.none()));
            assertThat(records.get(0))
                    .isEqualTo(
                            rows.schema().columns().stream().map(Column::name).toList());
            for (int i = 0; i < rows.rows().size(); i++) {
                assertThat(records.get(i + 1))
                        .isEqualTo(expected(rows, rows.rows().get(i)));
            }
        }
    }

    @Test
    void duckDbReadsTheSameFields() throws Exception {
        for (SampleRows rows :
                List.of(SampleRows.traces(), SampleRows.spans(), SampleRows.threads(), SampleRows.edges())) {
            Path file = Files.write(folder.resolve("rows.csv"), write(rows, FormatOptions.none()));
            List<List<String>> read =
                    duckDb("SELECT * FROM read_csv('" + file + "', all_varchar = true, max_line_size = 10000000)");

            assertThat(read).hasSameSizeAs(rows.rows());
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).isEqualTo(expected(rows, rows.rows().get(i)));
            }
        }
    }

    @Test
    void commonsCsvReadsTheSameFields() throws IOException {
        for (SampleRows rows : List.of(SampleRows.spans(), SampleRows.edges())) {
            String file = new String(write(rows, FormatOptions.none()), UTF_8);
            List<CSVRecord> read =
                    CSVFormat.RFC4180.parse(new StringReader(file)).getRecords();

            assertThat(read).hasSize(1 + rows.rows().size());
            for (int i = 1; i < read.size(); i++) {
                assertThat(read.get(i).toList())
                        .isEqualTo(expected(rows, rows.rows().get(i - 1)));
            }
        }
    }

    @Test
    void tellsAbsentFromEmpty() throws IOException {
        assertThat(lines(
                        SampleRows.traces("{\"id\":\"a\"}", "{\"id\":\"b\",\"project_id\":\"\"}"),
                        FormatOptions.none()))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("a,,,"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("b,\"\",,"));
    }

    @Test
    void flattensAsTheColumnsSay() throws IOException {
        SampleRows rows = SampleRows.traces(
                "{\"id\":\"a\",\"metadata\":{\"model\":\"gpt, 4\",\"n\":[1]},\"usage\":{\"total_tokens\":7}}",
                "{\"id\":\"b\"}");
        SampleRows flat = new SampleRows(
                rows.schema().select("metadata.model,tokens=usage.total_tokens,metadata.n"), rows.rows());
        SampleRows single = new SampleRows(rows.schema().select("metadata.model:json"), rows.rows());

        assertThat(lines(flat, FormatOptions.none()))
                .containsExactly("metadata.model,tokens,metadata.n", "\"gpt, 4\",7,[1]", ",,");
        assertThat(lines(single, FormatOptions.none())).containsExactly("metadata.model", "\"\"\"gpt, 4\"\"\"", "\"\"");
    }

    @Test
    void writesOtherDialects() throws IOException {
        SampleRows row = SampleRows.traces("{\"id\":\"a;b\",\"project_id\":\"\",\"name\":\"-\",\"input\":\"x\"}");

        assertThat(lines(row, FormatOptions.none().with("delimiter", ";").with("null", "-"))
                        .get(1))
                .startsWith("\"a;b\";\"\";-;\"-\";-;-;-;-;\"\"\"x\"\"\";-");
        assertThat(lines(row, FormatOptions.none().with("quote", "all")).get(1))
                .startsWith("\"a;b\",\"\",,\"-\",,,,,\"\"\"x\"\"\",,");
        assertThat(lines(row, FormatOptions.none().with("excel", "true")).get(0))
                .startsWith("\ufeffid,project_id,");
        assertThat(lines(row, FormatOptions.none().with("excel", "true")).get(1))
                .startsWith("a;b,\"\",,\"'-\",");
        assertThat(lines(row, FormatOptions.none().with("excel", "true").with("bom", "false"))
                        .get(0))
                .startsWith("id,");
        assertThatThrownBy(() -> write(row, FormatOptions.none().with("delimiter", "€")))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("'€' cannot be a delimiter");
    }

    @Test
    void saysWhatItCannotKeep() throws IOException {
        List<String> notices = new ArrayList<>();
        SampleRows rows = SampleRows.traces(
                "{\"id\":\"a\",\"name\":\"\\ud83d\"}",
                "{\"id\":\"b\",\"name\":\"\\ude80\"}",
                "{\"id\":\"c\",\"name\":[]}");

        List<List<String>> records = records(write(rows, FormatOptions.none().withNotices(notices::add)));

        assertThat(records).extracting(fields -> fields.get(3)).containsExactly("name", "\ufffd", "\ufffd", "[]");
        assertThat(notices)
                .containsExactly(
                        "A value of name has a lone surrogate, for which U+FFFD was written (first seen in the row with id a).",
                        "A value of name is not text and was written as its JSON text (first seen in the row with id c).");
    }

    private List<String> lines(SampleRows rows, FormatOptions options) throws IOException {
        return new String(write(rows, options), UTF_8).lines().toList();
    }

    private static List<List<String>> records(byte[] file) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().maxBufferSize(1 << 24).ofCsvRecord(new ByteArrayInputStream(file), UTF_8)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static List<String> expected(SampleRows rows, Row row) throws IOException {
        List<String> fields = new ArrayList<>();
        for (Column column : rows.schema().columns()) {
            String json = column.type() instanceof ColumnType.Extra ? row.extra() : row.member(column.member());
            fields.add(json == null ? "" : isText(column) ? text(json) : json);
        }
        return fields;
    }

    private static boolean isText(Column column) {
        return column.type() == ColumnType.Scalar.STRING || column.type() == ColumnType.Scalar.TIMESTAMP;
    }

    private static String text(String json) throws IOException {
        JsonNode value = JACKSON.readTree(json);
        assertThat(value.isTextual()).isTrue();
        return value.textValue();
    }

    private static List<List<String>> duckDb(String query) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    String value = result.getString(i);
                    row.add(value == null ? "" : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
