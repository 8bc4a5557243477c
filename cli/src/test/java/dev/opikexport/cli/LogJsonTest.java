package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    void whatEndsACommand() throws JsonProcessingException {
        assertThat(events(ExitCode.USAGE, "traces", "-p", "golden", "--limt", "3"))
                .containsExactly("error");
        assertThat(events(ExitCode.USAGE, "traces", "-p", "golden", "-f", "duraton > 2s", "--debug"))
                .contains("stack_trace", "error");
        assertThat(events(ExitCode.SERVER, "traces", "-p", "goldn", "--debug")).contains("stack_trace", "log", "error");
        assertThat(events(ExitCode.CANNOT_WRITE, "traces", "-p", "golden", "-o", folder + "/none/x.csv"))
                .contains("error");
        assertThat(events(ExitCode.USAGE, "traces", "-p", "golden", "-f", "name = \"line\nbreak\" AND \"\u0001"))
                .containsExactly("error");
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
        List<String> events = new ArrayList<>();
        for (String line : result.err().lines().toList()) {
            JsonNode told = JSON.readTree(line);
            assertThat(Instant.parse(told.path("time").asText())).as(line).isNotNull();
            assertThat(told.path("level").asText()).as(line).isIn("error", "warn", "info", "debug", "trace");
            assertThat(told.path("message").asText()).as(line).isNotBlank();
            events.add(told.path("event").asText());
        }
        return events;
    }
}
