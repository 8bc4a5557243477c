package dev.opikexport.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparing with the server what the ranges of a manifest do not tell: folders of several runs, samples, spans of chosen traces. */
class VerifyChosenRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LATE = "00000000-0000-7000-8000-000000000001";
    private static final String LATE_SPAN = "00000000-0000-7000-8000-000000000002";

    private OpikEmulator emulator;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        emulator = OpikEmulator.start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--format csv",
                "--format csv -O excel=true -O delimiter=; -O quote=all",
                "--format tsv -O compression=gz",
                "--format jsonl",
                "--format jsonl -O compression=zst --columns key=id,id=name",
                "--format jsonl -O canonical=true",
                "--format parquet",
                "--format parquet --columns name,trace=id --partition-by date",
                "--format csv --columns name,id --partition-by type",
                "--format jsonl --sample 30% --part-rows 50",
            })
    void severalRunsAreComparedByTheIdsInTheirFiles(String layout) throws Exception {
        String[] options = layout.split(" ");
        export(with(options, "--incremental"));
        log("spans", "7fffffff-0000-7000-8000-000000000003", "01a1c1ed-90c8-7f33-a250-21d48c3c795b");
        emulator.faults().add(FaultRule.next(1, new Fault.ConcurrentWrites(9, 20)));
        export(with(options, "--incremental"));
        export(with(options, "--incremental"));

        CommandLineRun.Result same = verify();
        assertThat(same.code()).as(same.err() + same.out()).isZero();
        assertThat(same.out()).contains("The server has the same ");

        if (layout.contains("--sample")) {
            delete(ids(folder).get(12));
            assertDiffers(1, 0);
        } else {
            List<String> ids = ids();
            delete(ids.get(12));
            delete(ids.get(800));
            log("spans", LATE_SPAN, LATE);
            assertDiffers(2, 1);
        }
    }

    @Test
    void whatAnIncrementalRunHasStillToBringIsMissing() throws IOException {
        List<String> ids = ids();
        emulator.faults().add(FaultRule.always(new Fault.Undecodable(Set.of(UUID.fromString(ids.get(300))))));
        assertThat(run("spans", "-o", folder + "/").code()).isEqualTo(ExitCode.ROWS_MISSING);
        emulator.faults().add(FaultRule.next(1, new Fault.ConcurrentWrites(3, 0)));
        assertThat(run("spans", "-o", folder + "/", "--incremental").code()).isEqualTo(ExitCode.ROWS_MISSING);
        emulator.faults().clear();

        assertThat(verify().out()).contains("0 gone since, 1 new");
        export("--incremental");
        assertThat(verify().code()).isZero();
    }

    @Test
    void filesWithoutIdsAreRefused() throws IOException {
        export("--incremental", "--columns", "name,duration");
        assertThat(verify().code()).as("one run").isZero();
        emulator.faults().add(FaultRule.next(1, new Fault.ConcurrentWrites(3, 0)));
        export("--incremental", "--columns", "name,duration");

        CommandLineRun.Result result = verify();

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("written by several runs", "--columns id,…");
    }

    @Test
    void aSampleOfSoManyRowsIsDrawnAgain() throws Exception {
        export("--sample", "100", "--part-rows", "20");

        CommandLineRun.Result same = verify();
        assertThat(same.code()).as(same.err()).isZero();
        assertThat(same.out()).contains("The server has the same 100 rows.");

        delete(ids(folder).get(50));
        CommandLineRun.Result other = verify();
        assertThat(other.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(other.out()).contains("100 rows now", "drawn from all");
    }

    @Test
    void aSampleThatEndedAtALimitIsDrawnFromAllRows() throws IOException {
        export("--sample", "100", "--limit", "30");

        CommandLineRun.Result result = verify();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("The server has the same 30 rows.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-f duration>0.1",
                "--sample 40 --format csv",
                "--limit 25 --format parquet",
                "-f duration>0.1 --columns name --format csv",
            })
    void spansOfChosenTracesAreComparedWithThoseOfTheseTraces(String chosen) throws Exception {
        String[] options = chosen.split(" ");
        Path spans = folder.resolve("spans");
        CommandLineRun.Result both = run(with(new String[] {"traces", "--with-spans", "-o", folder + "/"}, options));
        assertThat(both.code()).as(both.err()).isZero();

        CommandLineRun.Result same = verify(spans);
        assertThat(same.code()).as(same.err() + same.out()).isZero();
        assertThat(same.out()).contains("The server has the same ");
        assertThat(verify(folder.resolve("traces")).code()).isZero();

        JsonNode manifest = JSON.readTree(spans.resolve("_manifest.json").toFile());
        String trace = manifest.path("ranges").path(0).path("from").asText();
        log("spans", LATE_SPAN, trace);
        CommandLineRun.Result late = verify(spans);
        assertThat(late.code()).isEqualTo(ExitCode.ROWS_MISSING);
        assertThat(late.out()).contains("0 gone since, 1 new");

        log("spans", "00000000-0000-7000-8000-000000000009", LATE);
        assertThat(verify(spans).out()).as("of another trace").contains("0 gone since, 1 new");
        delete(LATE_SPAN);
        assertThat(verify(spans).code()).isZero();
    }

    @Test
    void spansWhoseTracesAreGoneAreRefused() throws IOException {
        assertThat(run("traces", "--with-spans", "--limit", "10", "-o", folder + "/")
                        .code())
                .isZero();
        assertThat(run("traces", "--overwrite", "--limit", "11", "-o", folder + "/traces/")
                        .code())
                .isZero();

        CommandLineRun.Result result = verify(folder.resolve("spans"));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("spans of chosen traces", "folder traces/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name", "name"})
    void aResumedRunTakesTheSpansOfTheTracesThatItHas(String columns) throws Exception {
        String[] traces = {"traces", "--limit", "20", "--columns", columns, "--resume", "-o"};
        assertThat(run(with(traces, folder + "/traces/")).code()).isZero();
        log("traces", emulatorsNewest("traces", 10).replaceAll(".$", "0"), LATE);

        CommandLineRun.Result result = run(with(traces, folder + "/", "--with-spans"));

        if (columns.equals("name")) {
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("no ids by which to know its rows again");
        } else {
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(verify(folder.resolve("spans")).out()).contains("The server has the same ");
        }
    }

    private String emulatorsNewest(String rows, int index) throws IOException {
        return ids(run(rows, "--columns", "id").lines()).get(index);
    }

    private void assertDiffers(int gone, int added) throws IOException {
        CommandLineRun.Result result = run("verify", folder.toString(), "--against-server", "--json");
        assertThat(result.code()).isEqualTo(ExitCode.ROWS_MISSING);
        JsonNode server = JSON.readTree(result.out()).path("server");
        assertThat(server.path("gone").asInt()).as(result.err()).isEqualTo(gone);
        assertThat(server.path("new").asInt()).isEqualTo(added);
    }

    private void export(String... options) {
        CommandLineRun.Result result = run(with(new String[] {"spans", "-o", folder + "/"}, options));
        assertThat(result.code()).as(result.err()).isZero();
    }

    private CommandLineRun.Result verify() {
        return verify(folder);
    }

    private CommandLineRun.Result verify(Path what) {
        return run("verify", what.toString(), "--against-server");
    }

    private CommandLineRun.Result run(String... arguments) {
        return new CommandLineRun()
                .variable("OPIK_URL_OVERRIDE", emulator.baseUrl().toString())
                .variable("OPIK_PROJECT_NAME", "golden")
                .run(arguments);
    }

    /** Of the spans that the server has. */
    private List<String> ids() throws IOException {
        return ids(run("spans", "--columns", "id").lines());
    }

    /** Of the spans in a folder. */
    private List<String> ids(Path files) throws IOException {
        return ids(run("filter", "match", "-e", "spans", "-f", "duration >= 0", files.toString())
                .lines());
    }

    private static List<String> ids(List<String> lines) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : lines) {
            ids.add(JSON.readTree(line).path("id").textValue());
        }
        return ids;
    }

    private void log(String what, String id, String traceId) {
        send(HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/v1/private/" + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        ("{\"id\":\"%s\",\"trace_id\":\"%s\",\"project_name\":\"golden\",\"name\":\"late\","
                                        + "\"type\":\"llm\",\"start_time\":\"2026-11-01T00:00:00Z\"}")
                                .formatted(id, traceId))));
    }

    private void delete(String span) {
        send(HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/v1/private/spans/" + span))
                .DELETE());
    }

    private static void send(HttpRequest.Builder request) {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    }

    private static String[] with(String[] command, String... more) {
        return Stream.of(command, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
