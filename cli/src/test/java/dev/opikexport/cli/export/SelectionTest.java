package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows: filters from files, and bounds of time. */
class SelectionTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @TempDir
    private Path folder;

    @Test
    void aFilterIsReadFromAFileOrFromStandardInput() throws IOException {
        String filter = "duration > 2s\n  OR name = \"chat\"\n";
        Path file = Files.writeString(folder.resolve("slow.oql"), filter);
        List<String> expected = run("traces", "-p", "golden", "-f", filter).lines();

        assertThat(expected).isNotEmpty().hasSizeLessThan(240);
        assertThat(run("traces", "-p", "golden", "-f", "@" + file).lines()).isEqualTo(expected);
        assertThat(new CommandLineRun()
                        .input(filter)
                        .run(CommandLineRun.onto(OPIK.emulator(), "traces", "-p", "golden", "-f", "@-"))
                        .lines())
                .isEqualTo(expected);
        assertThat(CommandLineRun.of("filter", "check", "@" + file).code()).isZero();
    }

    @Test
    void aWrongFilterInAFileIsShownWithFileAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("slow.oql"), "duration > 2s\n  AND nmae = \"chat\"\n");

        CommandLineRun.Result result = run("traces", "-p", "golden", "-f", "@" + file);

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("slow.oql", "2:   AND nmae", "^^^^", "name");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        CommandLineRun.Result result = run("traces", "-p", "golden", "-f", "@" + folder.resolve("none.oql"));

        assertThat(result.code()).isEqualTo(ExitCode.FILE);
        assertThat(result.err()).contains("There is no file", "none.oql");
    }

    @Test
    void boundsOfTimeAreAPartOfTheFilter() {
        CommandLineRun.Result result = run(
                "traces",
                "-p",
                "golden",
                "-f",
                "name = \"a\" OR name = \"b\"",
                "--from",
                "2026-01-02",
                "--to",
                "2026-01-03T10:00",
                "--timezone",
                "Europe/Berlin",
                "--dry-run");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("start_time >= \"2026-01-01T23:00:00Z\"")
                .contains("start_time < \"2026-01-03T09:00:00Z\"");
    }

    @Test
    void eachSideOfATimeHasTheRestOfTheRows() {
        List<String> starts = run("traces", "-p", "golden", "--columns", "start_time").lines().stream()
                .map(line -> line.replaceAll(".*\"start_time\":\"([^\"]*)\".*", "$1"))
                .sorted()
                .toList();
        String middle = starts.get(starts.size() / 2);

        int before = run("traces", "-p", "golden", "--to", middle).lines().size();
        int after = run("traces", "-p", "golden", "--from", middle).lines().size();

        assertThat(before).isPositive();
        assertThat(after).isPositive();
        assertThat(before + after).isEqualTo(240);
        assertThat(run("count", "traces", "-p", "golden", "--from", middle).out())
                .isEqualTo(after + "\n");
    }

    @Test
    void nothingIsYoungerThanASecondAndAllIsYoungerThanAnAge() {
        assertThat(run("count", "traces", "-p", "golden", "--since", "1s").out())
                .isEqualTo("0\n");
        assertThat(run("count", "spans", "-p", "golden", "--since", "5000w").out())
                .isEqualTo("900\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--since|yesterday|an age such as",
                "--since|2026-11-01|use --from",
                "--from|7d|use --since 7d",
                "--from|2026-13-01|takes a date or a time such as",
                "--timezone|Europe/Berln|did you mean Europe/Berlin",
            })
    void aWrongTimeIsAnsweredWithAnExample(String option, String value, String expected) {
        CommandLineRun.Result result = run("traces", "-p", "golden", option, value);

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(option, value, expected);
    }

    @Test
    void boundsThatLeaveNothingAreRefused() {
        CommandLineRun.Result result =
                run("traces", "-p", "golden", "--from", "2026-11-02", "--to", "2026-11-01T12:00:00Z");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--to must be later");
    }

    private static CommandLineRun.Result run(String... arguments) {
        return CommandLineRun.on(OPIK.emulator(), arguments);
    }
}
