package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.DuckDb;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DuckDB reads what folders say. */
class PartitionedFoldersTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        assertThat(export("spans", "-o", folder.resolve("all.jsonl").toString()).code())
                .isZero();
    }

    private static CommandLineRun.Result export(String... arguments) {
        return CommandLineRun.on(
                OPIK.emulator(),
                Stream.concat(Stream.of(arguments), Stream.of("-p", "golden")).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"parquet|read_parquet|", "csv|read_csv|", "jsonl|read_json|, columns = {id: 'VARCHAR'}"})
    void everyRowIsFoundByItsDayAndHourInEveryFormat(String format, String function, String settings)
            throws SQLException {
        Path out = folder.resolve("hours-" + format);

        CommandLineRun.Result result =
                export("spans", "-o", out + "/", "--format", format, "--partition-by", "hour", "--limit", "100");

        assertThat(result.code()).as(result.err()).isZero();
        String rows = function + "('" + out + "/*/*/*." + format + "', hive_partitioning = true"
                + (settings == null ? "" : settings) + ")";
        assertThat(DuckDb.number("SELECT count(DISTINCT id) FROM " + rows)).isEqualTo(100);
        assertThat(DuckDb.number("SELECT count(*) FROM " + rows
                        + " WHERE date::DATE = make_timestamp(epoch_us(uuid_extract_timestamp(id::UUID)))::DATE"
                        + " AND hour::INT = ((epoch_ms(uuid_extract_timestamp(id::UUID)) // 3600000) % 24)"))
                .isEqualTo(100);
        assertThat(CommandLineRun.of("verify", out.toString()).code()).isZero();
    }

    @Test
    void aColumnComesBackFromTheFolders() throws SQLException {
        Path out = folder.resolve("names");

        CommandLineRun.Result result =
                export("spans", "-o", out + "/", "--partition-by", "type,name", "--open-files", "3", "--limit", "200");

        assertThat(result.code()).as(result.err()).isZero();
        String rows =
                "read_parquet('" + out + "/*/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)";
        assertThat(DuckDb.number("SELECT count(*) FROM " + rows + " p JOIN read_json('" + folder.resolve("all.jsonl")
                        + "', columns = {id: 'VARCHAR', type: 'VARCHAR', name: 'VARCHAR'}) j USING (id) WHERE p.type IS NOT DISTINCT FROM j.type"
                        + " AND p.name IS NOT DISTINCT FROM nullif(j.name, '')"))
                .isEqualTo(200);
        assertThat(DuckDb.number(
                        "SELECT count(*) FROM parquet_schema('" + out + "/*/*/*.parquet') WHERE name IN ('type')"))
                .isZero();
    }

    @Test
    void anEmptyExportHasItsColumns() throws SQLException {
        Path out = folder.resolve("empty");

        assertThat(export("spans", "-f", "name = \"none of them\"", "-o", out + "/", "--partition-by", "date")
                        .code())
                .isZero();
        assertThat(DuckDb.number("SELECT count(*) FROM (DESCRIBE SELECT id, input, date FROM read_parquet('" + out
                        + "/*/*.parquet', hive_partitioning = true))"))
                .isEqualTo(3);
    }

    @Test
    void foldersAreForFolders() {
        assertThat(export("spans", "-o", folder.resolve("x.csv").toString(), "--partition-by", "date"))
                .satisfies(result -> {
                    assertThat(result.code()).isEqualTo(2);
                    assertThat(result.err()).contains("--partition-by").contains("-o spans/");
                });
        assertThat(export("spans", "-o", folder.resolve("x") + "/", "--partition-by", "input"))
                .satisfies(result -> {
                    assertThat(result.code()).isEqualTo(2);
                    assertThat(result.err()).contains("input").contains("json");
                });
    }

    @Test
    void secretsAreNoArguments() {
        assertThat(export("spans", "-o", "s3a://bucket/x/", "--hadoop-conf", "fs.s3a.secret.key=hush"))
                .satisfies(result -> {
                    assertThat(result.code()).isEqualTo(2);
                    assertThat(result.err()).contains("AWS_SECRET_ACCESS_KEY").doesNotContain("hush");
                });
    }

    @Test
    void aStorageWithoutItsConnectorSaysWhichJars() {
        assertThat(export("spans", "-o", "s3a://bucket/x.csv")).satisfies(result -> {
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err()).contains("plugins/").contains("hadoop-aws");
        });
        assertThat(export("spans", "-o", "foo://bucket/x.csv")).satisfies(result -> {
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err()).contains("plugins/").contains("foo://");
        });
    }
}
