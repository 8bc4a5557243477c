package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Files with separated values as other programs read them, the header included. */
final class CsvReaders {

    private static final int MOST_BYTES = 1 << 24;

    private CsvReaders() {}

    /** Absent values are the text that stands for them. */
    static List<List<@Nullable String>> fastCsv(byte[] file, Dialect dialect) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .maxBufferSize(MOST_BYTES)
                .detectBomHeader(true)
                .ofCsvRecord(new ByteArrayInputStream(file), UTF_8)) {
            List<List<@Nullable String>> lines = new ArrayList<>();
            for (CsvRecord record : reader) {
                lines.add(new ArrayList<>(record.getFields()));
            }
            return lines;
        }
    }

    /** Absent values are null. */
    static List<List<@Nullable String>> commonsCsv(byte[] file, Dialect dialect) throws IOException {
        // The mode is one for writers, but tells the parser to look at quotes before it takes a text for null.
        CSVFormat.Builder format =
                CSVFormat.RFC4180.builder().setDelimiter(dialect.delimiter()).setQuoteMode(QuoteMode.ALL_NON_NULL);
        if (!dialect.absent().isEmpty()) {
            format.setNullString(dialect.absent());
        }
        String text = new String(file, UTF_8);
        List<List<@Nullable String>> lines = new ArrayList<>();
        for (CSVRecord record :
                format.get().parse(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text))) {
            lines.add(Arrays.asList(record.values()));
        }
        return lines;
    }

    /** Absent values are null. */
    static List<List<@Nullable String>> duckDb(Path file, Dialect dialect) throws SQLException {
        String query = """
                SELECT * FROM read_csv('%s', delim = '%s', header = false, quote = '"', escape = '"', all_varchar = true,
                    nullstr = '%s', allow_quoted_nulls = false, null_padding = false, max_line_size = %d)
                """.formatted(file, dialect.delimiter(), dialect.absent(), MOST_BYTES);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<@Nullable String>> lines = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(result.getString(i));
                }
                lines.add(cells);
            }
            return lines;
        }
    }
}
