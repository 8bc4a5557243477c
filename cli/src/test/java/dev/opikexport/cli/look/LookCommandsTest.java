package dev.opikexport.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.terminal.DisplayText;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeing before fetching: {@code projects} and {@code preview}, against the emulator. */
class LookCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @Test
    void projectsAreATable() throws Exception {
        try (OpikEmulator other = OpikEmulator.start()) {
            log(other, "{\"project_name\":\"日本語\",\"name\":\"a\",\"start_time\":\"2026-01-01T00:00:00Z\"}");

            CommandLineRun.Result result =
                    CommandLineRun.of("projects", "--url", other.baseUrl().toString());

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.lines()).hasSize(3);
            assertThat(result.lines().get(0)).matches("NAME +TRACES +LAST ACTIVITY \\(UTC\\) +ID");
            assertThat(result.out()).containsPattern("golden +240 ");
            assertThat(result.out()).containsPattern("日本語 +1 +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +[0-9a-f-]{36}");
        }
    }

    private static void log(OpikEmulator server, String trace) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/v1/private/traces"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(trace))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void projectsAreLinesOfJsonForScripts() throws IOException {
        CommandLineRun.Result result = run("projects", "--json");

        JsonNode project = JSON.readTree(result.out());
        assertThat(result.lines()).hasSize(1);
        assertThat(project.path("name").textValue()).isEqualTo("golden");
        assertThat(project.path("traces").longValue()).isEqualTo(240);
        assertThat(project.has("last_activity")).isTrue();
        assertThat(run("projects", "--json", "--no-counts").out()).doesNotContain("traces");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100, 140})
    void theTableFitsTheTerminal(int width) {
        for (String entity : List.of("traces", "spans", "threads")) {
            CommandLineRun.Result result = new CommandLineRun()
                    .variable("COLUMNS", String.valueOf(width))
                    .run(CommandLineRun.onto(OPIK.emulator(), "preview", entity, "-p", "golden", "--limit", "50"));

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.lines())
                    .hasSizeGreaterThan(8)
                    .allSatisfy(
                            line -> assertThat(DisplayText.width(line)).as(line).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void theNewestTenRowsAreShown() {
        CommandLineRun.Result result = run("preview", "traces", "-p", "golden");

        assertThat(result.lines()).hasSize(11);
        assertThat(result.lines().get(0)).startsWith("START (UTC)").contains("NAME", "DURATION", "ID");
        List<String> ids = run("traces", "-p", "golden", "--limit", "10", "-q").lines().stream()
                .map(line -> line.substring(7, 15))
                .toList();
        for (int i = 0; i < 10; i++) {
            assertThat(result.lines().get(i + 1)).contains(ids.get(i));
        }
    }

    @Test
    void oneRowInFullIsIndentedJson() throws IOException {
        CommandLineRun.Result result = run("preview", "spans", "-p", "golden", "-f", "type = \"llm\"", "--json");

        assertThat(result.code()).isZero();
        assertThat(result.lines()).hasSizeGreaterThan(10).first().isEqualTo("{");
        assertThat(JSON.readTree(result.out()).path("type").textValue()).isEqualTo("llm");
    }

    @Test
    void noMatchIsSaid() {
        CommandLineRun.Result result = run("preview", "traces", "-p", "golden", "-f", "name = \"no such name\"");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("No traces match");
    }

    @Test
    void wrongUsesSayWhatToDo() {
        run("preview", "trace", "-p", "golden").assertRefused(ExitCode.USAGE, "threads");
        run("preview", "traces", "-p", "golden", "--limit", "0").assertRefused(ExitCode.USAGE, "at least 1");
        run("preview", "traces", "-p", "golden", "--limit", "5000000")
                .assertRefused(ExitCode.USAGE, "--limit N: must be at most 1000, not 5000000");
        run("preview", "traces", "-p", "golden", "-f", "nme = \"x\"").assertRefused(ExitCode.USAGE, "Did you mean");
        run("preview", "traces", "-p", "nowhere").assertRefused(ExitCode.SERVER, "nowhere");
        CommandLineRun.of("projects").assertRefused(ExitCode.USAGE, "OPIK_URL_OVERRIDE");
    }

    private static CommandLineRun.Result run(String... arguments) {
        return CommandLineRun.on(OPIK.emulator(), arguments);
    }
}
