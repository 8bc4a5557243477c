package dev.opikexport.exporters.parquet;

import dev.opikexport.core.chaos.ChaosLab;
import dev.opikexport.core.chaos.FileKind;
import dev.opikexport.core.chaos.Scenario;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What DuckDB reads from files of every format that were written while the server failed, and the run was ended and resumed: every row once,
 * but for those that the manifest names. How many mixtures each kind of file gets says the system property {@code chaos.files}.
 */
class FormatsChaosTest {

    private static final String CSV = "read_csv('%s', delim = ',', quote = '\"', escape = '\"', %s)";
    private static final String TSV = "read_csv('%s', delim = '\t', quote = '\"', escape = '\"', %s)";
    private static final String TEXT = "header = true, all_varchar = true, max_line_size = 20000000";
    private static final String JSONL =
            "read_json('%s', format = 'newline_delimited', columns = {id: 'VARCHAR'}, maximum_object_size = 50000000)";
    private static final String PARQUET = "read_parquet('%s')";
    private static final int RUNS = Integer.getInteger("chaos.files", 8);

    private static ChaosLab lab;
    private static DuckDb duckDb;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        lab = new ChaosLab();
        duckDb = new DuckDb();
    }

    @AfterAll
    static void stop() throws SQLException {
        lab.close();
        duckDb.close();
    }

    static Stream<Arguments> kindsAndSeeds() {
        return Stream.of(".csv", ".csv.gz", ".tsv", ".tsv.zst", ".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
                .flatMap(ending -> IntStream.range(0, RUNS).mapToObj(seed -> Arguments.of(ending, seed)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void everyRowIsInTheFilesOnceOrIsNamed(String ending, int seed) throws IOException {
        Random random = new Random(31L * seed + ending.hashCode());
        Scenario mixture = Scenario.mixture(random, lab.faults(random));
        boolean folders = seed % 2 == 0;

        lab.run(folders ? mixture.inParts(1 + random.nextInt(200), random.nextInt(4)) : mixture, kind(ending), folder);
    }

    private static FileKind kind(String ending) {
        OutputFormat format = OutputFormats.installed().byFileName("rows" + ending);
        FormatOptions options = format.optionsFor("rows" + ending, FormatOptions.none());
        return new FileKind(format, options, ending, FormatsChaosTest::ids);
    }

    private static List<String> ids(Path file) throws IOException {
        String name = file.toString();
        String reader =
                name.contains(".csv") ? CSV : name.contains(".tsv") ? TSV : name.contains(".jsonl") ? JSONL : PARQUET;
        try {
            return duckDb.query("SELECT id FROM " + reader.formatted(file, TEXT)).stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .toList();
        } catch (SQLException e) {
            throw new IOException(name, e);
        }
    }
}
