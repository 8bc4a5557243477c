package dev.opikexport.cli.export;

import static dev.opikexport.cli.CommandLineRun.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.JsonRows;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.fault.FaultRule.Target;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Times that move, such as {@code now - 7d}, stand still from the first run of an export to the last. */
class ResumedTimesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LATER = Duration.ofDays(2);

    @RegisterExtension
    private final OpikEmulatorExtension opik = new OpikEmulatorExtension();
    /** Seven days after a span in the middle. */
    private Instant first;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        List<String> times = JsonRows.texts(at(Instant.EPOCH).run("spans").rows(), "start_time");
        first = times.stream()
                .map(Instant::parse)
                .sorted()
                .toList()
                .get(times.size() / 2)
                .plus(WEEK);
    }

    @Test
    void anAgeIsThatOfTheFirstRun() throws IOException {
        assertStandsStill("--since", "7d");
    }

    @Test
    void nowInAFilterIsThatOfTheFirstRun() throws IOException {
        assertStandsStill("-f", "duration >= 0 AND start_time >= now - 7d");
    }

    @Test
    void otherWordsAreAnotherQuery() throws IOException {
        breakOff("--since", "7d");

        CommandLineRun.Result result = into(first, "--since", "8d", "--resume");

        assertThat(result.code()).isEqualTo(ExitCode.FILE);
        assertThat(result.err()).contains("another server, query");
    }

    @Test
    void spansOfTracesAreThoseOfTheFirstRunsTraces() throws IOException {
        String[] traces = {"traces", "--since", "7d", "--with-spans", "--format", "jsonl", "-o"};
        CommandLineRun.Result whole = at(first).run(with(traces, folder + "/whole/"));
        assertThat(whole.code()).as(whole.err()).isZero();
        at(first).run(with(traces, folder + "/again/"));
        try (Stream<Path> files = Files.list(folder.resolve("again/spans"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        CommandLineRun.Result result = at(first.plus(LATER)).run(with(traces, folder + "/again/", "--resume"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ids(folder.resolve("again/spans")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ids(folder.resolve("whole/spans")));
    }

    private void assertStandsStill(String... selection) throws IOException {
        List<String> expected = selected(first, selection);
        assertThat(selected(first.plus(LATER), selection)).hasSizeLessThan(expected.size());
        List<String> before = breakOff(selection);
        assertThat(before).hasSizeBetween(1, expected.size() - 1);

        CommandLineRun.Result result = into(first.plus(LATER), with(selection, "--resume"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ids(folder)).containsExactlyInAnyOrderElementsOf(expected);
        JsonNode query =
                JSON.readTree(folder.resolve("_manifest.json").toFile()).path("query");
        assertThat(query.path("as_written").textValue()).contains("7d");
        assertThat(query.path("filter").textValue())
                .contains(first.minus(WEEK).toString())
                .doesNotContain("now");
        assertThat(into(first.plus(LATER), with(selection, "--resume")).code())
                .as("finished")
                .isZero();
    }

    /** Runs into a refusal behind some parts. */
    private List<String> breakOff(String... selection) throws IOException {
        opik.emulator()
                .faults()
                .add(FaultRule.always(new Fault.Status(403, 0)).on(Target.LIST).after(9));
        assertThat(into(first, selection).code()).isEqualTo(ExitCode.SERVER);
        opik.emulator().faults().clear();
        assertThat(folder.resolve("_checkpoint.json")).exists();
        return ids(folder);
    }

    private CommandLineRun.Result into(Instant now, String... options) {
        String[] command = {
            "spans", "-o", folder + "/", "--format", "jsonl", "--page-size", "30", "--part-rows", "1", "--parallel", "1"
        };
        return at(now).run(with(command, options));
    }

    private List<String> selected(Instant now, String... selection) {
        CommandLineRun.Result result = at(now).run(with(new String[] {"spans"}, selection));
        assertThat(result.code()).as(result.err()).isZero();
        return result.ids();
    }

    private CommandLineRun at(Instant now) {
        return new CommandLineRun()
                .variable("OPIK_EXPORT_URL", opik.emulator().baseUrl().toString())
                .variable("OPIK_EXPORT_PROJECT", "golden")
                .clock(now);
    }

    private static List<String> ids(Path folder) throws IOException {
        return JsonRows.texts(JsonRows.in(folder), "id");
    }
}
