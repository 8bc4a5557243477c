package dev.opikexport.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.JsonRows;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.terminal.DisplayText;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code stats}: its numbers against those counted from the exported rows. */
class StatsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private static Path folder;

    private static Path spans;
    private static List<JsonNode> rows;

    @BeforeAll
    static void start() throws IOException {
        spans = folder.resolve("spans.jsonl");
        assertThat(run("spans", "-p", "golden", "-o", spans.toString(), "-q").code())
                .isZero();
        rows = JsonRows.in(spans);
    }

    @Test
    void theNumbersAreThoseOfTheRows() {
        CommandLineRun.Result result = run("stats", "spans", "-p", "golden");

        assertThat(result.code()).as(result.err()).isZero();
        long tokens = rows.stream()
                .mapToLong(row -> row.path("usage").path("total_tokens").longValue())
                .sum();
        long failed = rows.stream().filter(row -> row.has("error_info")).count();
        assertThat(result.lines().get(0))
                .startsWith(String.format(Locale.ROOT, "900 spans, %,d tokens, $", tokens))
                .endsWith(failed + " with an error");
        long ended =
                rows.stream().filter(row -> row.path("duration").isNumber()).count();
        assertThat(result.out()).contains("Duration of " + ended + " that have ended", "p95", "█");
        long ofModel = rows.stream()
                .filter(row -> row.path("model").asText().equals("gpt-4o"))
                .count();
        assertThat(result.out()).containsPattern("gpt-4o +" + ofModel + " ");
    }

    @Test
    void aFileAndStandardInputSayTheSameAsTheServer() throws IOException {
        String expected = run("stats", "spans", "-p", "golden").out();

        assertThat(CommandLineRun.of("stats", "spans", spans.toString()).out()).isEqualTo(expected);
        assertThat(new CommandLineRun()
                        .input(Files.readString(spans))
                        .run("stats", "spans", "-")
                        .out())
                .isEqualTo(expected);
    }

    @Test
    void exportedParquetSaysTheSameAsTheServer() {
        Path file = folder.resolve("spans.parquet");
        Path parts = folder.resolve("spans");
        run("spans", "-p", "golden", "-o", file.toString(), "-q");
        run("spans", "-p", "golden", "--format", "parquet", "-o", parts + "/", "-q");
        for (List<String> filter : List.of(List.<String>of(), List.of("-f", "type = \"llm\" AND duration > 1s"))) {
            String[] choice = filter.toArray(String[]::new);
            String expected =
                    run(plus(choice, "stats", "spans", "-p", "golden")).out();

            for (Path path : List.of(file, parts, spans)) {
                CommandLineRun.Result result = CommandLineRun.of(plus(choice, "stats", "spans", path.toString()));
                assertThat(result.err()).isEmpty();
                assertThat(result.out()).isEqualTo(expected);
            }
        }
        assertThat(CommandLineRun.of("stats", "traces", file.toString()).err()).contains("holds spans, not traces");
        assertThat(CommandLineRun.of(
                                "stats", "spans", folder.resolve("none.parquet").toString())
                        .err())
                .contains("There is no file");
    }

    @Test
    void theSameFilterFindsTheSameRowsInParquet() {
        Path file = folder.resolve("found.parquet");
        run("spans", "-p", "golden", "-o", file.toString(), "-q");
        String filter = "name contains \"chat\" OR usage.total_tokens > 500";
        long expected =
                CommandLineRun.of("filter", "match", "-e", "spans", "-f", filter, spans.toString()).lines().stream()
                        .filter(line -> !line.isEmpty())
                        .count();

        CommandLineRun.Result found =
                CommandLineRun.of("filter", "match", "-e", "spans", "-f", filter, file.toString());

        assertThat(found.code()).as(found.err()).isZero();
        assertThat(found.lines()).hasSize((int) expected).allMatch(line -> line.startsWith("{\"id\":"));
        assertThat(expected).isPositive();
    }

    private static String[] plus(String[] last, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(last));
        return all.toArray(String[]::new);
    }

    @Test
    void theTableFitsTheTerminal() {
        CommandLineRun.Result result =
                new CommandLineRun().variable("COLUMNS", "60").run("stats", "spans", spans.toString());

        assertThat(result.lines())
                .filteredOn(line -> !line.contains(", $"))
                .allSatisfy(line -> assertThat(DisplayText.width(line)).as(line).isLessThanOrEqualTo(75));
    }

    @Test
    void thePageIsWellFormedAndLoadsAndRunsNothing() throws Exception {
        Path page = folder.resolve("stats.html");
        Files.writeString(folder.resolve("evil.jsonl"), """
                {"id":"1","name":"<script>alert(1)</script>\\"'&","start_time":"2026-01-01T00:00:00Z","duration":5.0,\
                "error_info":{"exception_type":"<img src=x>"},"feedback_scores":[{"name":"<b>","value":0.5}]}
                """);

        CommandLineRun.Result result = CommandLineRun.of(
                "stats", "traces", folder.resolve("evil.jsonl").toString(), "--html", page.toString());

        assertThat(result.code()).as(result.err()).isZero();
        String html = Files.readString(page);
        assertThat(html)
                .contains("prefers-color-scheme: dark", "width=device-width", "&lt;script&gt;", "p95")
                .doesNotContain("<script", "<img", "<b>", "http://", "https://");
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("svg")
                        .getLength())
                .isGreaterThan(2);
    }

    @Test
    void nothingIsShownAsNothing() {
        CommandLineRun.Result result = run("stats", "traces", "-p", "golden", "-f", "name = \"no such name\"");

        assertThat(result.code()).isZero();
        assertThat(result.lines()).containsExactly("0 traces, 0 tokens, $0.00, 0 with an error");
    }

    @Test
    void wrongUsesSayWhatToDo() throws IOException {
        run("stats", "threads", "-p", "golden").assertRefused(ExitCode.USAGE, "threads");
        CommandLineRun.of("stats", "traces", "missing.jsonl").assertRefused(ExitCode.FILE, "missing.jsonl");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        CommandLineRun.of("stats", "spans", empty.toString()).assertRefused(ExitCode.FILE, "no Parquet or JSONL file");
        run("stats", "spans", "-p", "nowhere").assertRefused(ExitCode.SERVER, "nowhere");
        Path csv = Files.writeString(folder.resolve("rows.csv"), "id,name\n1,a\n");
        CommandLineRun.of("stats", "traces", csv.toString()).assertRefused(ExitCode.USAGE, "is CSV");
        assertThat(CommandLineRun.of("stats", "spans", spans.toString(), "--html", "/no/such/folder/x.html")
                        .code())
                .isEqualTo(ExitCode.FILE);
    }

    private static CommandLineRun.Result run(String... arguments) {
        return CommandLineRun.on(OPIK.emulator(), arguments);
    }
}
