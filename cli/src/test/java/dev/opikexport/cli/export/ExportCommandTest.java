package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.DuckDb;
import dev.opikexport.cli.JsonRows;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.completion.ShellWords;
import dev.opikexport.core.client.Patience;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job: filter, fetch, write, against the emulator. */
class ExportCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"traces,240,5000", "traces,240,7", "spans,900,5000", "spans,900,7", "threads,8,5000", "threads,8,3"})
    void everyRowOfTheGoldenProjectComesOnce(String entity, int rows, int pageSize) throws IOException {
        Path file = folder.resolve(entity + ".jsonl");

        CommandLineRun.Result result =
                run(entity, "-p", "golden", "-o", file.toString(), "--page-size", String.valueOf(pageSize));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(JsonRows.texts(JsonRows.in(file), "id")).hasSize(rows).doesNotHaveDuplicates();
        assertThat(result.err()).contains("complete");
    }

    @Test
    void patienceEndsWhenItIsAskedTo() {
        Patience patient = new Patience(1, Duration.ZERO, Duration.ZERO, Duration.ofHours(1));
        OPIK.emulator().faults().add(new Fault.Status(503, 0));
        try {
            CommandLineRun.asking(OPIK.emulator())
                    .patience(patient)
                    .run("traces", "-p", "golden", "--patience", "0s")
                    .assertRefused(ExitCode.SERVER, "503");
        } finally {
            OPIK.emulator().faults().clear();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"traces", "spans"})
    void theRowsAreTheGoldenOnesByteForByte(String entity) throws IOException {
        CommandLineRun.Result result = run(entity, "-p", "golden");

        List<String> golden = Files.readAllLines(Path.of("../testdata/golden", entity + ".ndjson"));
        assertThat(result.lines().stream().map(ExportCommandTest::withPlainDecimals))
                .containsExactlyElementsOf(golden.stream()
                        .map(ExportCommandTest::withPlainDecimals)
                        .toList());
    }

    /** Lists print all decimals of scores and costs, streams as few as they can. */
    private static String withPlainDecimals(String row) {
        return Pattern.compile("(\"(?:value|total_estimated_cost)\":)(-?[0-9][0-9.E+-]*)")
                .matcher(row)
                .replaceAll(number -> number.group(1)
                        + new BigDecimal(number.group(2)).stripTrailingZeros().toPlainString());
    }

    @Test
    void parquetAndCsvHoldTheRowsOfTheJsonLines() throws Exception {
        String filter = "feedback_scores.accuracy is_not_empty AND duration > 1ms";
        for (String ending : List.of("parquet", "csv", "jsonl")) {
            String file = folder.resolve("traces." + ending).toString();
            assertThat(run("traces", "-p", "golden", "-f", filter, "-o", file).code())
                    .isZero();
        }

        List<String> ids = JsonRows.texts(JsonRows.in(folder.resolve("traces.jsonl")), "id");
        assertThat(ids).isNotEmpty();
        assertThat(DuckDb.column("SELECT id FROM '" + folder.resolve("traces.parquet") + "' ORDER BY id DESC"))
                .isEqualTo(ids);
        assertThat(DuckDb.column("SELECT id FROM '" + folder.resolve("traces.csv") + "' ORDER BY id DESC"))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"csv,gz", "jsonl,zst"})
    void partsThatAreCompressedHaveTheEndingThatSaysSo(String format, String compression) throws Exception {
        Path parts = folder.resolve("parts");

        CommandLineRun.Result result = run(
                "traces", "-p", "golden", "-o", parts + "/", "--format", format, "-O", "compression=" + compression);

        assertThat(result.code()).as(result.err()).isZero();
        Path part = parts.resolve("part-00000." + format + "." + compression);
        assertThat(DuckDb.column("SELECT id FROM '" + part + "'")).hasSize(240);
    }

    @Test
    void aDisjunctionOfSeveralQueriesGivesEachRowOnce() {
        CommandLineRun.Result result =
                run("traces", "-p", "golden", "-f", "name = \"chat\" OR name starts_with \"c\" OR tags is_empty");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.ids()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void standardOutputHoldsRowsAndNothingElse() {
        CommandLineRun.Result result = run("traces", "-p", "golden", "--limit", "3");

        assertThat(result.code()).isZero();
        assertThat(result.ids()).hasSize(3);
        assertThat(result.err()).contains("3 traces", "limit");
    }

    @Test
    void csvGoesToStandardOutputToo() {
        CommandLineRun.Result result = run("threads", "-p", "golden", "--format", "csv", "-o", "-", "--quiet");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("id,");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aTraceIdSelectsItsSpans() throws IOException {
        String trace = "01a1c1ed-8aec-729b-999a-fce3e1470fb4";

        CommandLineRun.Result result = run("spans", "-p", "golden", "--trace-id", trace);

        assertThat(result.code()).isZero();
        assertThat(result.lines()).isNotEmpty();
        for (String line : result.lines()) {
            assertThat(JSON.readTree(line).path("trace_id").textValue()).isEqualTo(trace);
        }
    }

    @Test
    void columnsAreChosenRenamedAndTakenApart() {
        CommandLineRun.Result result = run(
                "traces",
                "-p",
                "golden",
                "--limit",
                "1",
                "--format",
                "csv",
                "--columns",
                "tokens=usage.total_tokens,name,metadata.model");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.lines()).containsExactly("tokens,name,metadata.model", "1607,\"quote\"\"d\",gpt-4o");
    }

    @Test
    void columnsCanBeLeftOut() {
        CommandLineRun.Result all = CommandLineRun.of("columns", "threads");
        CommandLineRun.Result result =
                run("threads", "-p", "golden", "--format", "csv", "--exclude", "first_message,last_message");

        assertThat(result.lines().get(0).split(",", -1)).hasSize(all.lines().size() - 2);
    }

    @Test
    void aFolderGetsPartsAndAManifestThatHolds() throws Exception {
        String out = folder.resolve("spans").toString();

        assertThat(run("spans", "-p", "golden", "-o", out, "--page-size", "100").code())
                .isZero();
        assertThat(folder.resolve("spans/_manifest.json")).isNotEmptyFile();
        assertThat(folder.resolve("spans/_SUCCESS")).exists();
        assertThat(DuckDb.column("SELECT count(DISTINCT id)::VARCHAR FROM '" + out + "/*.parquet'"))
                .containsExactly("900");
        assertThat(CommandLineRun.of("verify", out).out()).contains("900 rows");
    }

    @Test
    void aFolderIsNotWrittenTwiceByMistake() throws IOException {
        String out = folder.resolve("threads").toString();
        String[] command = {"threads", "-p", "golden", "-o", out, "--format", "jsonl"};
        assertThat(run(command).code()).isZero();

        CommandLineRun.Result again = run(command);
        assertThat(again.code()).isEqualTo(ExitCode.FILE);
        assertThat(again.err()).contains("--overwrite");
        for (String mode : List.of("--resume", "--overwrite")) {
            CommandLineRun.Result third =
                    run(Stream.concat(Stream.of(command), Stream.of(mode)).toArray(String[]::new));
            assertThat(third.code()).as(mode).isZero();
            assertThat(third.err()).contains("8 threads");
        }
        assertThat(CommandLineRun.of("verify", out).code()).isZero();
    }

    @Test
    void verifyNamesTheFileThatChanged() throws IOException {
        Path out = folder.resolve("threads");
        assertThat(run("threads", "-p", "golden", "-o", out.toString(), "--format", "jsonl")
                        .code())
                .isZero();
        try (Stream<Path> files = Files.list(out)) {
            Path part = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(part, Files.readString(part).replace("thread-1", "thread-2"));
        }

        CommandLineRun.Result result = CommandLineRun.of("verify", out.toString());

        assertThat(result.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(result.err()).contains("part-").contains("SHA-256");
    }

    @Test
    void noMatchingRowIsAnEmptyFileAndNoError() throws IOException {
        Path file = folder.resolve("none.jsonl");

        CommandLineRun.Result result =
                run("traces", "-p", "golden", "-f", "name = \"no such name\"", "-o", file.toString());

        assertThat(result.code()).isZero();
        assertThat(file).isEmptyFile();
        assertThat(result.err()).contains("0 traces");
    }

    @Test
    void theDemoLeavesThreeFiles() throws Exception {
        CommandLineRun.Result result =
                CommandLineRun.of("demo", "-o", folder.resolve("demo").toString());

        assertThat(result.code()).as(result.err()).isZero();
        Path demo = folder.resolve("demo");
        List<String> ids = JsonRows.texts(JsonRows.in(demo.resolve("traces.jsonl")), "id");
        assertThat(DuckDb.column("SELECT id FROM '" + demo.resolve("traces.parquet") + "' ORDER BY id DESC"))
                .isEqualTo(ids);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains(ids.size() + " traces of project golden", "duckdb -c", "pandas", "START (UTC)");
        List<String> shown = result.lines().stream()
                .filter(line ->
                        line.startsWith("$ opik-export ") && !line.endsWith("configure") && !line.endsWith("projects"))
                .toList();
        assertThat(shown).hasSize(6);
        for (String line : shown) {
            String[] pasted = ShellWords.all(line).stream().skip(2).toArray(String[]::new);
            assertThat(CommandLineRun.of(pasted).code()).as(line).isZero();
        }
        String duck = result.lines().stream()
                .filter(line -> line.startsWith("$ duckdb"))
                .findFirst()
                .orElseThrow();
        assertThat(DuckDb.column(ShellWords.all(duck).get(3))).hasSize(5);
    }

    private static CommandLineRun.Result run(String... arguments) {
        return CommandLineRun.on(OPIK.emulator(), arguments);
    }
}
