package dev.opikexport.cli.verify;

import static dev.opikexport.cli.CommandLineRun.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.JsonRows;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class VerifyAgainstServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    private final OpikEmulatorExtension opik = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    @Test
    void theSameRowsAreThere() throws IOException {
        export("spans");

        CommandLineRun.Result result = verify();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("The server has the same 900 rows.");
    }

    @Test
    void missingFilesAreToldBeforeTheServerIsAsked() throws IOException {
        export("spans", "--incremental");
        export("spans", "--incremental");
        try (Stream<Path> files = Files.list(folder)) {
            Files.delete(files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow());
        }

        CommandLineRun.Result result = verify();

        assertThat(result.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(result.err()).contains(" is missing").contains("the server is not asked");
    }

    @Test
    void rowsThatWereDeletedAreGone() throws Exception {
        export("spans");
        List<String> ids = ids("spans");
        delete("spans/" + ids.get(10));
        delete("spans/" + ids.get(700));

        CommandLineRun.Result result = verify("--json");

        assertThat(result.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(result.err().lines().filter(line -> line.contains("on the server now")))
                .hasSize(2);
        JsonNode server = JSON.readTree(result.out()).path("server");
        assertThat(server.path("rows").asInt()).isEqualTo(898);
        assertThat(server.path("gone").asInt()).isEqualTo(2);
        assertThat(server.path("new").asInt()).isZero();
    }

    @Test
    void lateRowsAreNewAndLaterOnesDoNotCount() throws Exception {
        export("traces");
        String newest = ids("traces").get(0);
        String late = "00000000-0000-7000-8000-000000000001";
        log(late);
        log("7fffffff-ffff-7fff-bfff-ffffffffffff");

        CommandLineRun.Result result = verify();

        assertThat(newest).isGreaterThan(late);
        assertThat(result.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(result.out()).contains("The server has 241 rows now: 0 gone since, 1 new before the export's end.");
    }

    @Test
    void aRowInThePlaceOfAnotherOneIsFoundOut() throws Exception {
        export("traces");
        delete("traces/" + ids("traces").get(239));
        log("00000000-0000-7000-8000-000000000001");

        CommandLineRun.Result result = verify();

        assertThat(result.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(result.err()).contains(", but other ones");
        assertThat(result.out()).contains("1 gone since, 1 new");
    }

    @Test
    void rowsThatWereMissingAreThereWhenTheServerIsWell() throws Exception {
        opik.emulator()
                .faults()
                .add(new Fault.Undecodable(Set.of(UUID.fromString(ids("spans").get(5)))));
        assertThat(run("spans", "-o", folder + "/").code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(verify().code()).as("it is still missing").isEqualTo(ExitCode.ROWS_MISSING);
        opik.emulator().faults().clear();

        assertThat(verify().out()).contains("0 gone since, 1 new");
    }

    @Test
    void everyKindOfQueryIsAskedAgain() throws IOException {
        List<String[]> queries = List.of(
                new String[] {"threads"},
                new String[] {"spans", "--limit", "100"},
                new String[] {"spans", "--sample", "20%"},
                new String[] {"spans", "-f", "name starts_with \"c\" OR NOT type = \"llm\" OR duration > 0.01"},
                new String[] {"traces", "-f", "usage.total_tokens > 10", "--columns", "name"},
                new String[] {"spans", "--trace-id", traceOf(ids("spans").get(0))},
                new String[] {"spans", "-f", "name = \"no such name\""});
        for (String[] query : queries) {
            assertThat(run(with(query, "-o", folder + "/", "--overwrite")).code())
                    .isZero();

            CommandLineRun.Result result = verify();

            assertThat(result.code())
                    .as(String.join(" ", query) + "\n" + result.err() + result.out())
                    .isZero();
        }
    }

    @Test
    void theServerHasToBeTheSame() {
        export("spans");

        try (OpikEmulator other = OpikEmulator.start()) {
            CommandLineRun.Result result = CommandLineRun.of(
                    "verify",
                    folder.toString(),
                    "--against-server",
                    "--url",
                    other.baseUrl().toString());
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("cannot be compared with a server", "the server that was asked is");
        }
    }

    private void export(String... what) {
        CommandLineRun.Result result = run(with(what, "-o", folder + "/"));
        assertThat(result.code()).as(result.err()).isZero();
    }

    private CommandLineRun.Result verify(String... options) {
        return run(with(new String[] {"verify", folder.toString(), "--against-server"}, options));
    }

    private CommandLineRun.Result run(String... arguments) {
        return CommandLineRun.asking(opik.emulator())
                .variable("OPIK_PROJECT_NAME", "golden")
                .run(arguments);
    }

    private List<String> ids(String entity) {
        return run(entity).ids();
    }

    private String traceOf(String span) {
        return JsonRows.texts(run("spans", "-f", "id = \"" + span + "\"").rows(), "trace_id")
                .get(0);
    }

    private void log(String id) throws Exception {
        send(HttpRequest.newBuilder(URI.create(opik.emulator().baseUrl() + "/v1/private/traces"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"id\":\"%s\",\"project_name\":\"golden\",\"name\":\"late\",\"start_time\":\"2026-11-01T00:00:00Z\"}"
                                .formatted(id))));
    }

    private void delete(String path) throws Exception {
        send(HttpRequest.newBuilder(URI.create(opik.emulator().baseUrl() + "/v1/private/" + path))
                .DELETE());
    }

    private static void send(HttpRequest.Builder request) throws Exception {
        int status = HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
        assertThat(status).isBetween(200, 299);
    }
}
