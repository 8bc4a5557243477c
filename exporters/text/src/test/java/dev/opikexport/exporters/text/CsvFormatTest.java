package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.InvalidOptionException;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.RowWriterContract;
import dev.opikexport.core.row.SampleRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest extends RowWriterContract {

    @Override
    protected OutputFormat format() {
        return new CsvFormat();
    }

    @Override
    protected List<String> readIds(byte[] file) throws IOException {
        return CsvReaders.fastCsv(file, Dialect.of("csv", ',')).stream()
                .skip(1)
                .map(fields -> String.valueOf(fields.get(0)))
                .toList();
    }

    @Test
    void tellsAbsentFromEmpty() throws IOException {
        assertThat(lines(
                        SampleRows.traces("{\"id\":\"a\"}", "{\"id\":\"b\",\"project_id\":\"\"}"),
                        FormatOptions.none()))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("a,,,"))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("b,\"\",,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "\r", "a,b", "a\"\"b"})
    void quotesWhatEndsACellForSomebody(String name) throws IOException {
        SampleRows row = SampleRows.traces("{\"id\":\"a\",\"name\":\"x\"}".replace("x", escaped(name)));

        assertThat(new String(
                        write(new SampleRows(row.schema().select("id,name"), row.rows()), FormatOptions.none()), UTF_8))
                .isEqualTo("id,name\r\na,\"" + name + "\"\r\n");
    }

    private static String escaped(String name) {
        return name.replace("\"\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n");
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
        assertThatThrownBy(() ->
                        write(row, FormatOptions.none().with("delimiter", ";").with("null", "n;a")))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("the delimiter");
    }

    @Test
    void guardsFormulasInTheHeaderAndBehindLineBreaks() throws IOException {
        SampleRows row = SampleRows.traces("{\"id\":\"a\",\"name\":\"\\n=1\"}");
        SampleRows chosen = new SampleRows(row.schema().select("\"=x\"=id,name"), row.rows());

        assertThat(new String(
                        write(chosen, FormatOptions.none().with("excel", "true").with("bom", "false")), UTF_8))
                .isEqualTo("\"'=x\",name\r\na,\"'\n=1\"\r\n");
    }

    @Test
    void saysWhatItCannotKeep() throws IOException {
        List<String> notices = new ArrayList<>();
        SampleRows rows = SampleRows.traces(
                "{\"id\":\"a\",\"name\":\"\\ud83d\"}",
                "{\"id\":\"b\",\"name\":\"\\ude80\"}",
                "{\"id\":\"c\",\"name\":[]}");

        List<List<@Nullable String>> records =
                CsvReaders.fastCsv(write(rows, FormatOptions.none().withNotices(notices::add)), Dialect.of("csv", ','));

        assertThat(records).extracting(fields -> fields.get(3)).containsExactly("name", "\ufffd", "\ufffd", "[]");
        assertThat(notices)
                .containsExactly(
                        "A value of name has a lone surrogate, for which U+FFFD was written (first seen in the row with id a).",
                        "A value of name is not text and was written as its JSON text (first seen in the row with id c).");
    }

    private List<String> lines(SampleRows rows, FormatOptions options) throws IOException {
        return new String(write(rows, options), UTF_8).lines().toList();
    }
}
