package dev.opikexport.exporters.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.SampleRows;
import dev.opikexport.core.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three programs read every dialect, and agree cell by cell with the JSON lines of the same rows. */
class CsvReadersTest {

    @TempDir
    Path folder;

    static List<Dialect> dialects() {
        return List.of(
                Dialect.of("csv", ','),
                Dialect.of("tsv", '\t'),
                Dialect.of("csv", ';').with("delimiter", ";"),
                Dialect.of("csv", '\t').with("delimiter", "tab"),
                Dialect.of("csv", ',').with("quote", "all"),
                Dialect.of("tsv", '\t').with("quote", "all"),
                Dialect.of("csv", ',').with("quote", "minimal").with("null", "null"),
                Dialect.of("csv", '|')
                        .with("delimiter", "|")
                        .with("quote", "all")
                        .with("null", "\\N"),
                Dialect.of("csv", ',').with("bom", "true"),
                Dialect.of("csv", ',').with("excel", "true"),
                Dialect.of("tsv", '\t')
                        .with("excel", "true")
                        .with("bom", "false")
                        .with("null", "-"));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void agreeWithTheJsonLines(Dialect dialect) throws Exception {
        for (SampleRows sent :
                List.of(SampleRows.traces(), SampleRows.spans(), SampleRows.threads(), SampleRows.edges())) {
            List<List<@Nullable String>> expected = Cells.of(rescanned(sent), dialect);
            byte[] file = write(sent, dialect.format(), dialect.options());

            assertSame(sent.schema(), CsvReaders.duckDb(Files.write(folder.resolve("rows"), file), dialect), expected);
            assertSame(sent.schema(), CsvReaders.commonsCsv(file, dialect), expected);
            assertSame(sent.schema(), CsvReaders.fastCsv(file, dialect), Cells.withText(expected, dialect.absent()));
        }
    }

    /** One by one, so that a failure shows a row and not a file; JSON lines have no breaks between the tokens of JSON. */
    private static void assertSame(
            Schema schema, List<List<@Nullable String>> read, List<List<@Nullable String>> expected) {
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            assertThat(Cells.withoutBreaksInJson(read.get(i), schema)).isEqualTo(expected.get(i));
        }
    }

    /** The rows as they stand in a file of JSON lines. */
    private static SampleRows rescanned(SampleRows sent) throws IOException {
        SampleRows rows = sent.from(write(sent, "jsonl", FormatOptions.none()));
        assertThat(rows.rows()).hasSameSizeAs(sent.rows());
        return rows;
    }

    private static byte[] write(SampleRows rows, String format, FormatOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter writer = OutputFormats.installed().byName(format).open(out, rows.schema(), options)) {
            for (Row row : rows.rows()) {
                writer.write(row);
            }
        }
        return out.toByteArray();
    }
}
