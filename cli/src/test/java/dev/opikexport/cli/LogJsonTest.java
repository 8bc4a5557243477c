package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.run.RunReport;
import dev.opikexport.cli.terminal.Messages;
import dev.opikexport.cli.terminal.Screen;
import dev.opikexport.core.Cancel;
import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.access.RateLimitOptions;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.catalog.Entity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --log-json} every line on standard error is an object, whatever it tells. */
class LogJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOME_TRACE = "01a1d00a-de3b-7ca4-8e39-d219450b2e37";

    @TempDir
    private Path folder;

    @RegisterExtension
    private final OpikEmulatorExtension opik = new OpikEmulatorExtension();

    @Test
    void whatARunTells() throws JsonProcessingException {
        opik.emulator().faults().add(FaultRule.next(1, new Fault.Status(503, 0)));
        opik.emulator().faults().add(FaultRule.next(1, new Fault.Status(429, 10)));
        opik.emulator().faults().add(FaultRule.always(new Fault.Undecodable(Set.of(UUID.fromString(SOME_TRACE)))));

        assertThat(events(ExitCode.ROWS_MISSING, "traces", "-p", "golden", "-o", file(), "--log-level", "debug"))
                .contains("retrying", "rows_missing", "summary", "log");
    }

    @Test
    void aFinishedRunThatIsResumedSaysAgainWhatIsMissing() throws JsonProcessingException {
        opik.emulator().faults().add(FaultRule.always(new Fault.Undecodable(Set.of(UUID.fromString(SOME_TRACE)))));
        String out = folder.resolve("partial").toString();
        assertThat(events(ExitCode.ROWS_MISSING, "traces", "-p", "golden", "-o", out))
                .contains("rows_missing");

        assertThat(events(ExitCode.ROWS_MISSING, "traces", "-p", "golden", "-o", out, "--resume"))
                .contains("rows_missing");
    }

    @Test
    void aFolderWhoseServerRefusesInTheMiddleIsSaidToGoOn() throws JsonProcessingException {
        opik.emulator().faults().add(FaultRule.always(new Fault.Status(403, 0)).after(8));
        String out = folder.resolve("begun").toString();
        String[] export = {
            "traces", "-p", "golden", "-o", out, "--page-size", "20", "--part-rows", "20", "--parallel", "1"
        };

        CommandLineRun.Result result = CommandLineRun.asking(opik.emulator()).run(export);

        assertThat(result.code()).isEqualTo(ExitCode.SERVER);
        assertThat(result.err()).contains("go on with the same command and --resume");
        opik.emulator().faults().clear();
        assertThat(CommandLineRun.asking(opik.emulator())
                        .run(Stream.concat(Stream.of(export), Stream.of("--resume"))
                                .toArray(String[]::new))
                        .code())
                .isZero();
    }

    @Test
    void waitsAndRetriesComeInParts() throws JsonProcessingException {
        EmulatorOptions limited =
                EmulatorOptions.defaults().withRateLimits(RateLimitOptions.reads(2, Duration.ofMillis(200)));
        try (OpikEmulator server = OpikEmulator.start(limited)) {
            server.faults().add(FaultRule.next(1, new Fault.Status(503, 0)));

            List<JsonNode> told = told(CommandLineRun.on(
                    server, "traces", "-p", "golden", "--page-size", "60", "-o", file(), "--log-json"));

            JsonNode retry = first(told, "retrying");
            assertThat(retry.path("attempt").intValue()).isEqualTo(1);
            assertThat(retry.path("delay_ms").isIntegralNumber()).isTrue();
            assertThat(retry.path("message").textValue()).contains("trying again in", "503");
            JsonNode wait = first(told, "waiting");
            assertThat(Instant.parse(wait.path("until").textValue()))
                    .isAfter(time(wait).minusMillis(1));
            assertThat(wait.path("message").textValue()).contains("rate limit");
            assertThat(first(told, "summary").path("retries").intValue()).isPositive();
        }
    }

    @Test
    void progressComesInParts() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Messages messages = new Messages(
                new PrintStream(err, true, StandardCharsets.UTF_8), Clock.systemUTC(), new Screen(true, true, 80));
        messages.useJson(true);
        AtomicLong seconds = new AtomicLong();
        ExportRequest request = ExportRequest.of(
                Connection.to(opik.emulator().baseUrl().toString()), Entity.TRACES, ProjectRef.named("golden"));
        try (RunReport report = new RunReport(
                messages,
                request,
                null,
                null,
                () -> Duration.ofSeconds(seconds.addAndGet(3)).toNanos())) {
            Export.run(
                    request,
                    new Destination.ToStream(
                            OutputStream.nullOutputStream(),
                            OutputFormats.installed().byName("jsonl"),
                            FormatOptions.none()),
                    report,
                    new Cancel());
        }

        List<JsonNode> told = told(new CommandLineRun.Result(ExitCode.OK, "", err.toString(StandardCharsets.UTF_8)));
        assertThat(told).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("event").textValue()).isEqualTo("progress");
            for (String part : List.of("rows", "read", "bytes", "windows", "rows_per_second", "total")) {
                assertThat(line.path(part).isIntegralNumber()).as(part).isTrue();
            }
            assertThat(line.path("rows").longValue()).isBetween(1L, 240L);
            assertThat(line.path("total").longValue()).isEqualTo(240);
        });
        assertThat(told.stream().map(line -> line.path("rows").longValue())).isSorted();
    }

    @Test
    void whatEndsACommand() throws JsonProcessingException {
        assertThat(events(ExitCode.USAGE, "traces", "-p", "golden", "--limt", "3"))
                .containsExactly("error");
        assertThat(events(ExitCode.USAGE, "traces", "-p", "golden", "-f", "duraton > 2s", "--debug"))
                .contains("stack_trace", "error");
        assertThat(events(ExitCode.SERVER, "traces", "-p", "goldn", "--debug")).contains("stack_trace", "log", "error");
        assertThat(events(ExitCode.FILE, "traces", "-p", "golden", "-o", folder + "/none/x.csv"))
                .contains("error");
        assertThat(events(ExitCode.USAGE, "traces", "-p", "golden", "-f", "name = \"line\nbreak\" AND \"\u0001"))
                .containsExactly("error");
    }

    @Test
    void aPlugInThatCannotBeLoaded() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(OutputFormat.class.getName()), "none.Such\n");
        String[] arguments = {"traces", "-p", "golden", "--format", "mine"};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader plugins =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(plugins);

            CommandLineRun.asking(opik.emulator())
                    .run(arguments)
                    .assertRefused(ExitCode.UNFORESEEN, "a plug-in cannot be loaded: ");
            assertThat(events(ExitCode.UNFORESEEN, arguments)).containsExactly("error");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void tooLittleMemory() throws JsonProcessingException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) {
                throw new OutOfMemoryError("Java heap space");
            }
        };

        CommandLineRun.Result result = new CommandLineRun()
                .output(full)
                .run("projects", "--url", opik.emulator().baseUrl().toString(), "--log-json");

        assertThat(result.code()).isEqualTo(ExitCode.UNFORESEEN);
        assertThat(JSON.readTree(result.err()).path("message").asText()).contains("OutOfMemoryError");
    }

    @Test
    void whatIsOnlyWorthKnowing() throws JsonProcessingException {
        assertThat(events(ExitCode.OK, "filter", "compile", "NOT ttft > 5")).containsOnly("message");
    }

    @Test
    void theEnvironmentSaysSoBeforeOptionsAreRead() throws JsonProcessingException {
        CommandLineRun.Result result =
                new CommandLineRun().variable("OPIK_EXPORT_LOG_JSON", "true").run("traces", "--limt", "3");

        assertThat(JSON.readTree(result.err()).path("event").asText()).isEqualTo("error");
    }

    private String file() {
        return folder.resolve("rows.jsonl").toString();
    }

    /** The kinds of what is told. */
    private List<String> events(int code, String... arguments) throws JsonProcessingException {
        CommandLineRun.Result result = CommandLineRun.asking(opik.emulator())
                .run(Stream.concat(Stream.of(arguments), Stream.of("--log-json"))
                        .toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        return told(result).stream().map(line -> line.path("event").textValue()).toList();
    }

    private static List<JsonNode> told(CommandLineRun.Result result) throws JsonProcessingException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : result.err().lines().toList()) {
            JsonNode told = JSON.readTree(line);
            assertThat(time(told)).as(line).isNotNull();
            assertThat(told.path("level").asText()).as(line).isIn("error", "warn", "info", "debug", "trace");
            assertThat(told.path("message").asText()).as(line).isNotBlank();
            all.add(told);
        }
        return all;
    }

    private static Instant time(JsonNode line) {
        return Instant.parse(line.path("time").asText());
    }

    private static JsonNode first(List<JsonNode> told, String event) {
        return told.stream()
                .filter(line -> line.path("event").asText().equals(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + event + " in " + told));
    }
}
