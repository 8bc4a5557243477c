package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.DuckDb;
import dev.opikexport.cli.JsonRows;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several datasets from one command: spans with their traces, several projects, samples. */
class ShapesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOST_SPAN = "01a1c1ed-90c8-7f33-a250-21d48c3c795b";

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK =
            new OpikEmulatorExtension(EmulatorOptions.defaults().generate(500, 5));

    @TempDir
    private Path folder;

    @Test
    void spansOfTheSelectedTracesGoBesideThem() throws Exception {
        String filter = "tags is_not_empty";
        Path out = folder.resolve("out");

        CommandLineRun.Result result = run("traces", "-p", "golden", "-f", filter, "--with-spans", "-o", out + "/");

        assertThat(result.code()).as(result.err()).isZero();
        long traces = DuckDb.number("SELECT count(*) FROM '" + out + "/traces/*.parquet'");
        assertThat(traces)
                .isEqualTo(run("traces", "-p", "golden", "-f", filter).lines().size());
        assertThat(DuckDb.number("SELECT count(*) FROM '" + out + "/spans/*.parquet'"))
                .isPositive()
                .isEqualTo(spansOf(run("traces", "-p", "golden", "-f", filter).lines()));
        assertThat(DuckDb.number("SELECT count(*) FROM '" + out
                        + "/spans/*.parquet' WHERE trace_id NOT IN (SELECT id FROM '" + out + "/traces/*.parquet')"))
                .isZero();
        assertThat(CommandLineRun.of("verify", out + "/spans").code()).isZero();
    }

    @Test
    void besideAFileTheSpansHaveItsNameAndTheirColumns() throws IOException {
        Path file = folder.resolve("slow.jsonl.gz");

        CommandLineRun.Result result = run(
                "traces",
                "-p",
                "golden",
                "--limit",
                "20",
                "--with-spans",
                "--span-columns",
                "trace_id,n=name",
                "-o",
                file.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(file).isNotEmptyFile();
        assertThat(folder.resolve("slow.spans.jsonl.gz")).isNotEmptyFile();
        assertThat(result.err()).contains("20 traces", "slow.spans.jsonl.gz");
    }

    @Test
    void aMissingSpanEndsWithItsCode() {
        OPIK.emulator().faults().add(FaultRule.always(new Fault.Undecodable(Set.of(UUID.fromString(LOST_SPAN)))));

        CommandLineRun.Result result = run("traces", "-p", "golden", "--with-spans", "-o", folder.resolve("out") + "/");

        assertThat(result.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(result.err()).contains("missing 1 row of");
    }

    @Test
    void aResumedRunStillKnowsWhoseSpansAreWanted() throws Exception {
        String out = folder.resolve("out").toString();
        String[] arguments = {"traces", "-p", "golden", "-f", "duration > 1ms", "--with-spans", "-o", out + "/"};
        assertThat(run(arguments).code()).isZero();
        long spans = DuckDb.number("SELECT count(*) FROM '" + out + "/spans/*.parquet'");
        try (Stream<Path> files = Files.list(folder.resolve("out/spans"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        CommandLineRun.Result result =
                run(Stream.concat(Stream.of(arguments), Stream.of("--resume")).toArray(String[]::new));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(DuckDb.number("SELECT count(DISTINCT id) FROM '" + out + "/spans/*.parquet'"))
                .isEqualTo(spans);
    }

    @Test
    void standardOutputHasNoRoomForTwoDatasets() {
        CommandLineRun.Result result = run("traces", "-p", "golden", "--with-spans");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("-o out/");
    }

    @ParameterizedTest
    @CsvSource({
        "--partition-by thread_id -o out/, There is no column 'thread_id'",
        "--partition-by date --span-columns date=name -o out/, named 'date'",
        "--span-columns _exact=name -o out/, a column '_exact' of their own",
        "--span-columns _exact=name -o x.parquet, a column '_exact' of their own",
    })
    void spansThatCannotBeWrittenAreRefusedBeforeTheTracesAreThere(String options, String message) {
        String arguments = "traces -p golden --with-spans " + options.replace("-o ", "-o " + folder + "/");

        CommandLineRun.Result result = run(arguments.split(" "));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(message);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void eachProjectHasAFolderThatReadersTakeForAColumn() throws Exception {
        Path out = folder.resolve("out");

        CommandLineRun.Result result = run("traces", "-p", "golden", "-p", "GENERATED", "-o", out + "/");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(DuckDb.number("SELECT count(*) FROM read_parquet('" + out
                        + "/*/*.parquet', hive_partitioning = true) WHERE project = 'golden'"))
                .isEqualTo(240);
        assertThat(DuckDb.number("SELECT count(*) FROM read_parquet('" + out
                        + "/*/*.parquet', hive_partitioning = true) WHERE project = 'generated'"))
                .isEqualTo(500);
        assertThat(CommandLineRun.of("verify", out + "/project=golden").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--columns, 'id,project=project_id'",
        "--columns, 'id,Project=project_id'",
        "--with-spans --span-columns, 'id,project=project_id'",
        "--partition-by, project=name"
    })
    void nothingElseHasTheNameOfTheseFolders(String options, String value) {
        String arguments = "traces -p golden -p generated -o " + folder + "/out/ " + options + " " + value;

        CommandLineRun.Result result = run(arguments.split(" "));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("named 'project'", "other_name=project_id");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void inAFileTheProjectsFollowOneAnother() throws IOException {
        Path file = folder.resolve("all.jsonl");

        CommandLineRun.Result result = run(
                "traces", "-p", "golden", "-p", "generated", "-p", "Golden", "--limit", "100", "-o", file.toString());

        assertThat(result.code()).as(result.err()).isZero();
        List<JsonNode> rows = JsonRows.in(file);
        assertThat(rows.stream().map(row -> row.path("id").asText()))
                .hasSize(200)
                .doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> row.path("project_id").asText()).distinct())
                .hasSize(2);
        assertThat(result.err()).contains("golden, generated");
    }

    @Test
    void allProjectsAreThoseOfTheServer() throws IOException {
        CommandLineRun.Result result = run("spans", "--all-projects", "--columns", "id", "--quiet");

        assertThat(result.code()).as(result.err()).isZero();
        int expected = 0;
        for (JsonNode project : run("projects", "--json").rows()) {
            expected += Integer.parseInt(
                    run("count", "spans", "-p", project.path("name").asText())
                            .out()
                            .strip());
        }
        assertThat(result.lines()).doesNotHaveDuplicates().hasSize(expected);
    }

    @Test
    void anUnknownProjectIsAnErrorBeforeAnythingIsWritten() {
        Path out = folder.resolve("out");

        CommandLineRun.Result result = run("traces", "-p", "golden", "-p", "generatd", "-o", out + "/");

        assertThat(result.code()).isEqualTo(ExitCode.SERVER);
        assertThat(result.err()).contains("generatd", "generated");
        assertThat(out).doesNotExist();
    }

    @Test
    void severalProjectsWithSpansAndAnInterruptionAreResumed() throws Exception {
        String out = folder.resolve("out").toString();
        String[] arguments = {
            "traces", "-p", "golden", "-p", "generated", "--sample", "20%", "--with-spans", "--resume", "-o", out + "/"
        };
        OPIK.emulator().faults().add(FaultRule.always(new Fault.Undecodable(Set.of(UUID.fromString(LOST_SPAN)))));
        run(arguments);
        OPIK.emulator().faults().clear();

        CommandLineRun.Result result = run(arguments);

        assertThat(result.code()).as(result.err()).isIn(0, ExitCode.ROWS_MISSING);
        assertThat(DuckDb.number(
                        "SELECT count(*) FROM '" + out + "/spans/*/*.parquet' WHERE trace_id NOT IN (SELECT id FROM '"
                                + out + "/traces/*/*.parquet')"))
                .isZero();
        assertThat(DuckDb.number("SELECT count(*) FROM '" + out + "/traces/*/*.parquet'"))
                .isBetween(110L, 190L);
    }

    @Test
    void eachScoreHasAColumn() throws Exception {
        Path csv = folder.resolve("scores.csv");
        Path parquet = folder.resolve("scores.parquet");
        for (Path file : List.of(csv, parquet)) {
            CommandLineRun.Result result = run(
                    "traces",
                    "-p",
                    "golden",
                    "--pivot-scores",
                    "--columns",
                    "id,feedback_scores",
                    "-o",
                    file.toString());
            assertThat(result.code()).as(result.err()).isZero();
        }
        long expected = Long.parseLong(run("count", "traces", "-p", "golden", "-f", "feedback_scores.toxicity = -1")
                .out()
                .strip());

        assertThat(Files.readAllLines(csv).get(0))
                .startsWith("id,feedback_scores.")
                .contains("feedback_scores.Accuracy", "feedback_scores.accuracy_2");
        for (Path file : List.of(csv, parquet)) {
            assertThat(DuckDb.number("SELECT count(*) FROM '" + file + "'")).isEqualTo(240);
            assertThat(DuckDb.number("SELECT count(*) FROM '" + file + "' WHERE \"feedback_scores.toxicity\" = -1"))
                    .isPositive()
                    .isEqualTo(expected);
        }
        assertThat(run("threads", "-p", "golden", "--pivot-scores").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aSampleHasJustSoManyRows() {
        assertThat(run("spans", "-p", "golden", "--sample", "37").lines()).hasSize(37);
        assertThat(run("threads", "-p", "golden", "--sample", "100%").lines()).hasSize(8);
        assertThat(run("traces", "-p", "golden", "--sample", "37", "--dry-run").out())
                .contains("a sample: 37 rows");
    }

    @Test
    void aSampleThatIsNoneIsAnsweredWithExamples() {
        for (String wrong : List.of("many", "0", "0%", "101%", "-5")) {
            CommandLineRun.Result result = run("traces", "-p", "golden", "--sample=" + wrong);

            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).containsAnyOf("5%", "at most 100%", "1 to 1,000,000");
        }
    }

    private static long spansOf(List<String> traces) throws IOException {
        Set<String> ids = Set.copyOf(
                JsonRows.of(traces).stream().map(row -> row.path("id").asText()).toList());
        return run("spans", "-p", "golden").rows().stream()
                .filter(span -> ids.contains(span.path("trace_id").asText()))
                .count();
    }

    private static CommandLineRun.Result run(String... arguments) {
        return CommandLineRun.on(OPIK.emulator(), arguments);
    }
}
