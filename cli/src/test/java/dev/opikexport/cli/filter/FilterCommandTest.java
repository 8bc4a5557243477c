package dev.opikexport.cli.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.command.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTextThatIsNotClosedIsTold() {
        CommandLineRun.Result result = CommandLineRun.of("filter", "compile", "name = \"abc");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"value\":\"abc\"");
        assertThat(result.err()).contains("has no closing quote", "\"abc");
        assertThat(CommandLineRun.of("filter", "check", "name = \"abc\" AND").err())
                .contains("AND at the end");
    }

    @Test
    void compilePrintsTheRestFilters() throws IOException {
        CommandLineRun.Result result =
                CommandLineRun.of("filter", "compile", "--entity", "spans", "usage.total_tokens > 5.5");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(JSON.readTree(result.out())).isEqualTo(JSON.readTree("""
                [{"field":"usage.total_tokens","operator":">=","key":"","value":"6"}]"""));
    }

    @Test
    void compilePrintsOneLinePerQuery() {
        CommandLineRun.Result result = CommandLineRun.of("filter", "compile", "name = \"a\" OR tags = \"b\"");

        assertThat(result.code()).isZero();
        assertThat(result.lines()).hasSize(2);
    }

    @Test
    void batchAnswersLineByLine() throws IOException {
        CommandLineRun.Result result = new CommandLineRun().input("""
                {"entity":"traces","filter":"NAME = \\"x\\""}
                {"entity":"traces","filter":"name   =   \\"x\\""}
                {"entity":"spans","filter":"NOT end_time > \\"2026-01-01T00:00:00Z\\""}
                not json
                {"entity":"cats","filter":""}
                {"entity":"threads","filter":""}
                """).run("filter", "compile", "--batch");

        assertThat(result.code()).isZero();
        List<String> lines = result.lines();
        assertThat(lines).hasSize(6);
        JsonNode accepted = JSON.readTree(lines.get(1));
        assertThat(accepted.path("ok").booleanValue()).isTrue();
        assertThat(accepted.path("canonical").textValue()).isEqualTo("name = \"x\"");
        assertThat(accepted.path("queries").toString())
                .isEqualTo("[[{\"field\":\"name\",\"operator\":\"=\",\"key\":\"\",\"value\":\"x\"}]]");
        assertThat(accepted.path("residual").isNull()).isTrue();
        JsonNode residual = JSON.readTree(lines.get(2));
        assertThat(residual.path("queries").toString()).isEqualTo("[[]]");
        assertThat(residual.path("residual").textValue()).startsWith("NOT end_time >");
        for (int i : new int[] {3, 4}) {
            JsonNode refused = JSON.readTree(lines.get(i));
            assertThat(refused.path("ok").booleanValue()).isFalse();
            assertThat(refused.path("problems").get(0).path("message").textValue())
                    .isNotBlank();
        }
        assertThat(JSON.readTree(lines.get(5)).path("queries").toString()).isEqualTo("[[]]");
    }

    @Test
    void offsetsCountCharactersNotCodeUnits() throws IOException {
        String filter = "name = \"🚀🚀\" AND nme = \"x\"";
        CommandLineRun.Result result = new CommandLineRun()
                .input(JSON.createObjectNode().put("entity", "traces").put("filter", filter) + "\n")
                .run("filter", "compile", "--batch");

        JsonNode problem = JSON.readTree(result.out()).path("problems").get(0);
        assertThat(problem.path("start").intValue()).isEqualTo("name = \"ab\" AND ".length());
        assertThat(problem.path("end").intValue()).isEqualTo("name = \"ab\" AND nme".length());
        assertThat(problem.path("hint").textValue()).contains("name");
    }

    @Test
    void checkShowsThePlaceOfEveryProblemAndEndsWithTwo() {
        CommandLineRun.Result result = CommandLineRun.of("filter", "check", "nme = \"x\" AND tags >= \"y\"");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("nme", "^^^", ">=").doesNotContain("Exception");
    }

    @Test
    void checkSaysOkAndNotesWildcards() {
        CommandLineRun.Result result = CommandLineRun.of("filter", "check", "name contains \"100%\"");

        assertThat(result.code()).isZero();
        assertThat(result.lines().get(0)).isEqualTo("ok");
        assertThat(result.out()).contains("note:").contains("%");
    }

    @Test
    void explainSaysWhatIsDecidedWhere() {
        CommandLineRun.Result result =
                CommandLineRun.of("filter", "explain", "name = \"a\" AND NOT end_time > \"2026-01-01\"");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("1 query", "name", "NOT end_time");
    }

    @Test
    void formatPrintsTheCanonicalText() {
        assertThat(CommandLineRun.of("filter", "format", "NAME='x'   and  (tags = \"y\")")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(CommandLineRun.of("filter", "format", "name='x'   and  (tags = \"y\")")
                        .lines())
                .containsExactly("name = \"x\" AND tags = \"y\"");
    }

    @Test
    void columnsListsEveryColumnWithItsOperators() {
        CommandLineRun.Result result = CommandLineRun.of("filter", "columns", "--entity", "threads");

        assertThat(result.code()).isZero();
        assertThat(result.lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("number_of_messages").contains(">="));
        assertThat(CommandLineRun.of("filter", "columns", "--entity", "spans").lines())
                .filteredOn(line -> line.startsWith("type "))
                .singleElement()
                .asString()
                .contains("=", "in")
                .doesNotContain("is_empty");
    }

    @Test
    void matchPrintsTheRowsAsTheyStand(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("traces.jsonl");
        String yes = "{\"id\":\"1\", \"name\":\"Chat\",\"tags\":[\"é\"]}";
        Files.writeString(file, yes + "\n{\"id\":\"2\",\"name\":\"other\"}\n\n");

        CommandLineRun.Result result = CommandLineRun.of("filter", "match", "-f", "name = \"chat\"", file.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo(yes + "\n");
    }

    @Test
    void matchReadsWhatIsCompressed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("traces.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"id\":\"1\",\"name\":\"chat\"}\n{\"id\":\"2\"}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(CommandLineRun.of("filter", "match", "-f", "name = \"chat\"", file.toString())
                        .lines())
                .hasSize(1);
    }

    @Test
    void matchReadsStandardInputAndNamesTheLineThatIsNoRow() {
        CommandLineRun.Result result = new CommandLineRun()
                .input("{\"name\":\"a\"}\n{\"name\":\n")
                .run("filter", "match", "-f", "name = \"a\"");

        assertThat(result.code()).isEqualTo(ExitCode.FILE);
        assertThat(result.err()).contains("standard input, line 2");
    }

    @Test
    void matchRefusesColumnsThatOnlyTheServerKnows(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), "{\"id\":\"1\"}\n");

        CommandLineRun.Result result =
                CommandLineRun.of("filter", "match", "-f", "annotation_queue_ids is_empty", file.toString());

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("annotation_queue_ids");
    }
}
