package dev.opikexport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.command.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --json}: the names that scripts rely on. */
class JsonOutputTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    @Test
    void count() throws JsonProcessingException {
        assertThat(object("count", "traces")).isEqualTo(JSON.readTree("{\"entity\":\"traces\",\"count\":240}"));
    }

    @Test
    void columns() throws JsonProcessingException {
        JsonNode first = JSON.readTree(
                CommandLineRun.of("columns", "spans", "--json").lines().get(0));

        assertThat(first.fieldNames()).toIterable().containsExactly("name", "type", "field_id", "meaning");
        assertThat(first.path("name").textValue()).isEqualTo("id");
    }

    @Test
    void verify() throws JsonProcessingException {
        String out = folder.resolve("threads").toString();
        assertThat(onEmulator("threads", "-o", out).code()).isZero();

        JsonNode object =
                JSON.readTree(CommandLineRun.of("verify", out, "--json").out());
        assertThat(object.path("rows").longValue()).isEqualTo(8);
        assertThat(object.path("parts").longValue()).isEqualTo(1);
        assertThat(object.path("problems").isEmpty()).isTrue();
        assertThat(object.path("status").textValue()).isEqualTo("complete");
    }

    @Test
    void doctor() throws JsonProcessingException {
        CommandLineRun.Result result = onEmulator("doctor", "--json", "-o", folder.toString());

        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.lines()).hasSizeGreaterThan(8);
        for (String line : result.lines()) {
            assertThat(JSON.readTree(line).fieldNames()).toIterable().containsExactly("result", "topic", "text");
        }
        assertThat(result.out()).contains("\"topic\":\"disk\"");
    }

    @Test
    void stats() throws JsonProcessingException {
        JsonNode object = object("stats", "spans");

        assertThat(object.path("rows").longValue()).isEqualTo(900);
        assertThat(object.path("by_model").get(0).path("name").isTextual()).isTrue();
        assertThat(object.path("cost_usd").isNumber()).isTrue();
        assertThat(object.path("duration_ms").path("p95").isNumber()).isTrue();
        assertThat(object.path("days").properties()).isNotEmpty();
    }

    @Test
    void theSummaryOfAnExport() throws JsonProcessingException {
        CommandLineRun.Result result =
                onEmulator("threads", "-o", folder.resolve("threads.csv").toString(), "--log-json");

        JsonNode summary = JSON.readTree(result.err().lines().toList().get(0));
        assertThat(summary.path("event").textValue()).isEqualTo("summary");
        assertThat(summary.path("status").textValue()).isEqualTo("complete");
        assertThat(summary.path("rows").longValue()).isEqualTo(8);
        assertThat(summary.path("files").get(0).path("sha256").textValue()).hasSize(64);
    }

    @Test
    void errorsAreObjectsToo() throws JsonProcessingException {
        JsonNode error =
                JSON.readTree(onEmulator("traces", "--limt", "3", "--log-json").err());

        assertThat(error.path("event").textValue()).isEqualTo("error");
        assertThat(error.path("exit_code").intValue()).isEqualTo(ExitCode.USAGE);
        assertThat(error.path("message").textValue()).contains("'--limt'");
    }

    @Test
    void aTableOfTheFirstRowsIsAnOutput() {
        CommandLineRun.Result table = onEmulator("traces", "-o", "table");

        assertThat(table.lines()).hasSize(11);
        assertThat(table.out()).isEqualTo(onEmulator("preview", "traces").out());
        assertThat(onEmulator("traces", "-o", "table", "--limit", "3").lines()).hasSize(4);
        assertThat(onEmulator("traces", "-o", "table", "--limit", "5000").code())
                .isEqualTo(ExitCode.USAGE);
    }

    private static JsonNode object(String... arguments) throws JsonProcessingException {
        CommandLineRun.Result result = onEmulator(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        String[] json = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, json, 0, arguments.length);
        json[arguments.length] = "--json";
        return JSON.readTree(onEmulator(json).out());
    }

    private static CommandLineRun.Result onEmulator(String... arguments) {
        return new CommandLineRun()
                .variable("OPIK_URL_OVERRIDE", "emulator")
                .variable("OPIK_PROJECT_NAME", "golden")
                .run(arguments);
    }
}
