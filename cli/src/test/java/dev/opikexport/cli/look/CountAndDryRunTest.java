package dev.opikexport.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CountAndDryRunTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    @Test
    void countsByTheServer() {
        long before = OPIK.emulator().requests().count("GET", "/v1/private/traces");

        assertThat(count("traces", "")).isEqualTo("240\n");
        assertThat(OPIK.emulator().requests().count("GET", "/v1/private/traces") - before)
                .isEqualTo(1);
    }

    @Test
    void countsByReadingWhereTheServersCountIsOff() {
        assertThat(count("traces", "usage.total_tokens >= 0")).isEqualTo("210\n");
        assertThat(count("traces", "name = \"chat\" OR name = \"CHAT\" OR tags is_empty"))
                .isEqualTo(lines("name = \"chat\" OR tags is_empty"));
    }

    @Test
    void aDryRunSaysWhatWouldBeAskedAndWritesNothing(@TempDir Path folder) {
        CommandLineRun.Result result = run(
                "traces",
                "-p",
                "golden",
                "-f",
                "duration > 1s",
                "--dry-run",
                "-o",
                folder.resolve("x.csv").toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("1 query", "duration", "rows of", "requests");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void completesFilters() {
        assertThat(CommandLineRun.of("filter", "complete", "dur").lines()).containsExactly("duration\tcolumn");
        assertThat(CommandLineRun.of("filter", "complete", "--offset", "8", "duration > 5")
                        .lines())
                .isNotEmpty();
        assertThat(CommandLineRun.of("filter", "complete", "--offset", "99", "dur")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    private static String count(String entity, String filter) {
        CommandLineRun.Result result = run("count", entity, "-p", "golden", "-f", filter);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private static String lines(String filter) {
        return run("traces", "-p", "golden", "-f", filter).lines().size() + "\n";
    }

    private static CommandLineRun.Result run(String... arguments) {
        return CommandLineRun.on(OPIK.emulator(), arguments);
    }
}
