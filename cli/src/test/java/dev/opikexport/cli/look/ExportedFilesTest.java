package dev.opikexport.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code filter match}, {@code stats} and {@code preview} on what was exported. */
class ExportedFilesTest {

    private static final String FILTER = "duration > 2s";

    @TempDir
    private static Path folder;

    private static CommandLineRun.Result run(String... arguments) {
        CommandLineRun.Result result = CommandLineRun.of(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private static void export(String name, String... more) {
        exportAll("traces", name, more);
    }

    private static void exportAll(String entity, String name, String... more) {
        String[] export = {
            entity, "--url", "emulator", "-p", "golden", "-o", folder.resolve(name) + (more.length == 0 ? "" : "/")
        };
        String[] all = new String[export.length + more.length];
        System.arraycopy(export, 0, all, 0, export.length);
        System.arraycopy(more, 0, all, export.length, more.length);
        run(all);
    }

    @BeforeAll
    static void exportAll() {
        export("rows.jsonl");
        export("rows.jsonl.gz");
        export("rows.ndjson.zst");
        export("rows.parquet");
        export("rows.csv.gz");
        export("parquet", "--format", "parquet", "--part-rows", "60", "--page-size", "50");
        export("jsonl", "--format", "jsonl", "--part-rows", "60", "--page-size", "50", "--partition-by", "date");
        export("csv", "--format", "csv");
        exportAll("spans", "spans.jsonl");
        exportAll("spans", "by-type-jsonl", "--format", "jsonl", "--partition-by", "type,model");
        exportAll("spans", "by-type-parquet", "--format", "parquet", "--partition-by", "type,model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.jsonl.gz", "rows.ndjson.zst", "rows.parquet", "parquet", "jsonl"})
    void areTheSameInEveryFormat(String name) {
        String lines = folder.resolve("rows.jsonl").toString();
        String file = folder.resolve(name).toString();

        assertThat(ids(run("filter", "match", "-f", FILTER, file)))
                .containsExactlyInAnyOrderElementsOf(ids(run("filter", "match", "-f", FILTER, lines)));
        assertThat(run("stats", "traces", file, "-f", FILTER).out())
                .isEqualTo(run("stats", "traces", lines, "-f", FILTER).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-type-jsonl", "by-type-parquet"})
    void columnsOfTheFoldersAreMembersOfTheRows(String name) {
        String lines = folder.resolve("spans.jsonl").toString();
        String files = folder.resolve(name).toString();

        assertThat(run("stats", "spans", files).out())
                .isEqualTo(run("stats", "spans", lines).out());
        for (String filter : new String[] {
            "type = \"llm\"", "NOT type = \"llm\"", "NOT model = \"gpt-4o\"", "model contains \"gpt\" AND duration > 1"
        }) {
            assertThat(ids(run("filter", "match", "-e", "spans", "-f", filter, files)))
                    .as(filter)
                    .containsExactlyInAnyOrderElementsOf(
                            ids(run("filter", "match", "-e", "spans", "-f", filter, lines)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-type-jsonl/type=llm/", "by-type-parquet/type=llm"})
    void soTheyAreWhereAFolderBelowIsNamed(String name) {
        List<String> all = ids(run(
                "filter",
                "match",
                "-e",
                "spans",
                "-f",
                "type = \"llm\"",
                folder.resolve("spans.jsonl").toString()));
        String files = folder.resolve(name).toString();

        assertThat(ids(run("filter", "match", "-e", "spans", "-f", "type = \"llm\"", files)))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(run("filter", "match", "-e", "spans", "-f", "NOT type = \"llm\"", files)
                        .lines())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans.jsonl", "spans.parquet"})
    void aFolderThatOthersNamedSaysNothingOfRows(String name) throws IOException {
        String lines = folder.resolve("spans.jsonl").toString();
        Path below = Files.createDirectories(folder.resolve("others/type=guardrail"));
        Path file = below.resolve(name);
        CommandLineRun.of("spans", "--url", "emulator", "-p", "golden", "-o", file.toString());

        assertThat(ids(run("filter", "match", "-e", "spans", "-f", "type = \"llm\"", file.toString())))
                .containsExactlyInAnyOrderElementsOf(
                        ids(run("filter", "match", "-e", "spans", "-f", "type = \"llm\"", lines)));
    }

    @Test
    void whatWasNotExportedIsNamed() {
        export("few/", "--columns", "id,name", "--format", "parquet");

        CommandLineRun.Result result =
                run("stats", "traces", folder.resolve("few").toString());

        assertThat(result.err()).contains("has no ", "error_info", "total_estimated_cost", "usage");
        assertThat(run("stats", "traces", folder.resolve("rows.parquet").toString())
                        .err())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans.jsonl", "by-type-parquet"})
    void rowsOfAnotherKindAreRefused(String name) {
        CommandLineRun.Result result =
                CommandLineRun.of("stats", "traces", folder.resolve(name).toString());

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("holds spans, not traces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "preview"})
    void whatOnlyAServerKnowsIsRefused(String command) {
        CommandLineRun.Result result = CommandLineRun.of(
                command, "traces", folder.resolve("rows.jsonl").toString(), "-f", "experiment_id = \"x\"");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("no row shows experiment_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.parquet", "rows.jsonl.gz", "rows.ndjson.zst"})
    void aFileThatIsCutShortIsNamed(String name) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        Path cut = Files.write(folder.resolve("cut-" + name), Arrays.copyOf(whole, whole.length / 2));

        CommandLineRun.Result result = CommandLineRun.of("stats", "traces", cut.toString());

        assertThat(result.code()).isEqualTo(ExitCode.FILE);
        assertThat(result.err()).contains(cut.toString(), "cannot be read").doesNotContain("output");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.csv.gz", "csv"})
    void areRefusedAsCsvWithWhatToDo(String name) {
        for (String command : new String[] {"stats", "preview"}) {
            CommandLineRun.Result result =
                    CommandLineRun.of(command, "traces", folder.resolve(name).toString());

            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("is CSV", "JSONL or Parquet", "DuckDB");
        }
    }

    @Test
    void previewShowsTheFirstRows() {
        for (String name : new String[] {"rows.ndjson.zst", "rows.parquet", "parquet"}) {
            String file = folder.resolve(name).toString();

            assertThat(run("preview", "traces", file, "--limit", "3").lines())
                    .isEqualTo(run("preview", "traces", "--url", "emulator", "-p", "golden", "--limit", "3")
                            .lines());
            assertThat(run("preview", "traces", file, "-f", FILTER, "--json").out())
                    .contains("\"duration\" :");
        }
        assertThat(CommandLineRun.of(
                                "preview",
                                "spans",
                                folder.resolve("rows.parquet").toString())
                        .err())
                .contains("holds traces, not spans");
    }

    @Test
    void aStorageThatNobodyKnowsIsNamed() {
        CommandLineRun.Result result = CommandLineRun.of("stats", "traces", "nowhere://host/rows.parquet");

        assertThat(result.code()).isNotZero();
        assertThat(result.err().toLowerCase(Locale.ROOT)).contains("nowhere://").doesNotContain("exception");
    }

    private static List<String> ids(CommandLineRun.Result result) {
        return result.lines().stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }
}
