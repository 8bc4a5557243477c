package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.Main;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries of completeness.md for folders of several runs give each row once, as the server has it last. */
class LatestVersionsTest {

    private static final String PARQUET = "id, epoch_us(last_updated_at)";
    private static final String CSV = "id, epoch_us(last_updated_at::TIMESTAMP)";
    private static final String JSONL = "json->>'id', epoch_us((json->>'last_updated_at')::TIMESTAMP)";

    @TempDir
    private Path folder;

    @Test
    void everyQueryGivesTheServersRows() throws Exception {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            writeAll(emulator);
            for (int run = 0; run < 2; run++) {
                emulator.faults().add(FaultRule.next(1, new Fault.ConcurrentWrites(3, 9)));
                writeAll(emulator);
            }
            run(emulator, "-o", folder.resolve("now.jsonl").toString());
        }
        List<String> queries = queries();
        assertThat(queries).hasSize(4);
        assertSameAsNow(queries.get(0), PARQUET);
        assertSameAsNow(queries.get(1), CSV);
        assertSameAsNow(queries.get(2), JSONL);
        try (Connection duckDb = duckDb();
                Statement statement = duckDb.createStatement()) {
            statement.execute(queries.get(3).replace("TO '", "TO '" + folder + "/"));
        }
        assertSameAsNow("FROM 'latest.parquet'", PARQUET);
        try (Connection duckDb = duckDb()) {
            assertThat(number(duckDb, "SELECT count(*) FROM 'traces/*.parquet'"))
                    .as("rows were written again")
                    .isGreaterThan(number(duckDb, "SELECT count(*) FROM 'latest.parquet'"));
        }
    }

    /** Folders that only the pattern of names, and the delimiter, tell from those of the document. */
    @ParameterizedTest
    @CsvSource({
        "0, '', *.parquet, */*.parquet, parquet, --partition-by date",
        "0, '', *.parquet, */*.parquet, parquet, --partition-by environment",
        "1, -csv, *.csv, *.csv.gz, csv, -O compression=gz",
        "1, -csv, *.csv, */*.csv.zst, csv, '--partition-by date -O compression=zst'",
        "1, -csv, *.csv, *.tsv, tsv, ''",
        "1, -csv, *.csv, */*/*.tsv.gz, tsv, '--partition-by hour -O compression=gz'",
        "2, -jsonl, *.jsonl, *.jsonl.zst, jsonl, -O compression=zst",
        "2, -jsonl, *.jsonl, */*.jsonl.gz, jsonl, '--partition-by date -O compression=gz'",
    })
    void compressedAndPartitionedFoldersDoToo(
            int index, String suffix, String pattern, String other, String format, String options) throws Exception {
        String[] layout = ("--format " + format + " " + options).strip().split(" ");
        try (OpikEmulator emulator = OpikEmulator.start()) {
            write(emulator, "rows", layout);
            emulator.faults().add(FaultRule.next(1, new Fault.ConcurrentWrites(3, 30)));
            write(emulator, "rows", layout);
            write(emulator, "rows", layout);
            run(emulator, "-o", folder.resolve("now.jsonl").toString());
        }
        String query = queries().get(index).replace("traces" + suffix + "/" + pattern, "rows/" + other);
        query = format.equals("tsv") ? query.replace("all_varchar", "delim = '\t', all_varchar") : query;
        String columns = List.of(PARQUET, CSV, JSONL).get(index);

        assertSameAsNow(query, columns);
        String all = query.substring(query.indexOf("FROM"), query.indexOf("QUALIFY"));
        try (Connection duckDb = duckDb()) {
            assertThat(number(duckDb, "SELECT count(*) " + all))
                    .as("rows were written again")
                    .isGreaterThan(243);
        }
    }

    private static List<String> queries() throws IOException {
        return Document.of("docs/completeness.md").blocks("sql").stream()
                .map(Document.Block::code)
                .filter(code -> code.contains("row_number()"))
                .toList();
    }

    private void writeAll(OpikEmulator emulator) {
        write(emulator, "traces");
        write(emulator, "traces-csv", "--format", "csv");
        write(emulator, "traces-jsonl", "--format", "jsonl");
    }

    private void write(OpikEmulator emulator, String name, String... layout) {
        String[] options = {"-o", folder + "/" + name + "/", "--incremental", "--lookback", "52w"};
        run(emulator, Stream.of(options, layout).flatMap(Stream::of).toArray(String[]::new));
    }

    /** The same ids, each once, and the same times of the last update. */
    private void assertSameAsNow(String query, String columns) throws SQLException {
        String now = "SELECT id, epoch_us(last_updated_at::TIMESTAMP) FROM read_json('now.jsonl', columns ="
                + " {id: 'VARCHAR', last_updated_at: 'VARCHAR'})";
        String latest = "SELECT " + columns + " FROM (" + query + ")";
        try (Connection duckDb = duckDb()) {
            assertThat(number(duckDb, "SELECT count(*) FROM (" + query + ")"))
                    .as(query)
                    .isEqualTo(number(duckDb, "SELECT count(*) FROM (" + now + ")"));
            assertThat(number(duckDb, "SELECT count(*) FROM (" + now + " EXCEPT " + latest + ")"))
                    .as(query)
                    .isZero();
        }
    }

    private Connection duckDb() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET file_search_path = '" + folder + "'");
            statement.execute("SET TimeZone = 'UTC'");
        }
        return connection;
    }

    private static long number(Connection duckDb, String query) throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void run(OpikEmulator emulator, String... options) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = Environment.of(
                new ByteArrayOutputStream(),
                err,
                new ByteArrayInputStream(new byte[0]),
                Map.of("OPIK_URL_OVERRIDE", emulator.baseUrl().toString()),
                null);
        String[] arguments = new String[3 + options.length];
        System.arraycopy(new String[] {"traces", "-p", "golden"}, 0, arguments, 0, 3);
        System.arraycopy(options, 0, arguments, 3, options.length);
        assertThat(Main.run(environment, arguments)).as(err::toString).isZero();
    }
}
