package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.Main;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of completeness.md for folders of several runs give each row once, as the server has it last. */
class LatestVersionsTest {

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
        List<String> queries = Document.of("docs/completeness.md").blocks("sql").stream()
                .map(Document.Block::code)
                .filter(code -> code.contains("row_number()"))
                .toList();
        assertThat(queries).hasSize(4);
        assertSameAsNow(queries.get(0), "id, epoch_us(last_updated_at)");
        assertSameAsNow(queries.get(1), "id, epoch_us(last_updated_at::TIMESTAMP)");
        assertSameAsNow(queries.get(2), "json->>'id', epoch_us((json->>'last_updated_at')::TIMESTAMP)");
        try (Connection duckDb = duckDb();
                Statement statement = duckDb.createStatement()) {
            statement.execute(queries.get(3).replace("TO '", "TO '" + folder + "/"));
        }
        assertSameAsNow("FROM 'latest.parquet'", "id, epoch_us(last_updated_at)");
    }

    private void writeAll(OpikEmulator emulator) {
        run(emulator, "-o", folder + "/traces/", "--incremental", "--lookback", "52w");
        run(emulator, "-o", folder + "/traces-csv/", "--format", "csv", "--incremental", "--lookback", "52w");
        run(emulator, "-o", folder + "/traces-jsonl/", "--format", "jsonl", "--incremental", "--lookback", "52w");
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
            assertThat(number(duckDb, "SELECT count(*) FROM 'traces/*.parquet'"))
                    .as("rows were written again")
                    .isGreaterThan(number(duckDb, "SELECT count(*) FROM (" + now + ")"));
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
