package dev.opikexport.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.cli.CommandLineRun;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.emulator.OpikEmulator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountAndDryRunTest {

    private static OpikEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = OpikEmulator.start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void countsByTheServer() {
        long before = emulator.requests().count("GET", "/v1/private/traces");

        assertThat(count("traces", "")).isEqualTo("240\n");
        assertThat(emulator.requests().count("GET", "/v1/private/traces") - before)
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
        CommandLineRun.Result result = CommandLineRun.of(
                "traces",
                "--url",
                url(),
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
        CommandLineRun.Result result = CommandLineRun.of("count", entity, "--url", url(), "-p", "golden", "-f", filter);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private static String lines(String filter) {
        return CommandLineRun.of("traces", "--url", url(), "-p", "golden", "-f", filter)
                        .lines()
                        .size()
                + "\n";
    }

    private static String url() {
        return emulator.baseUrl().toString();
    }
}
