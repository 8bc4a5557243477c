package dev.opikexport.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.cli.terminal.Messages;
import dev.opikexport.cli.terminal.Screen;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.ExportResult.Status;
import dev.opikexport.core.Progress.Event;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.filter.catalog.Entity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is said while rows are read and in the end, with a clock of its own. */
class RunReportTest {

    private static final ExportRequest REQUEST =
            ExportRequest.of(Connection.to("http://127.0.0.1:1"), Entity.TRACES, ProjectRef.named("golden"));

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long nanos;

    @Test
    void linesComeSeldom() {
        RunReport report = report(messages(new Screen(false, false, 80)));
        for (int second = 1; second <= 6; second++) {
            nanos = Duration.ofSeconds(second).toNanos();
            report.on(window(1000L * second));
        }

        assertThat(said().lines().toList())
                .containsExactly(
                        "3,000 rows, 3.0 MB, 1,000 rows/s, about 7 s left",
                        "6,000 rows, 6.0 MB, 1,000 rows/s, about 4 s left");
    }

    @Test
    void waitsAndRetriesAreSaidAtOnce() {
        RunReport report = report(messages(new Screen(false, false, 80)));
        report.on(new Event.Waiting(Instant.parse("2026-11-25T00:00:07.5Z"), "the server allows no more requests"));
        report.on(new Event.Retrying(1, Duration.ofMillis(1500), "the server failed"));

        assertThat(said())
                .contains("waiting until 2026-11-25T00:00:07Z: the server allows")
                .contains("trying again in 1.5 s: the server failed");
    }

    @Test
    void aTerminalHasABarThatGoesAway() {
        Messages messages = messages(new Screen(true, false, 120));
        RunReport report = report(messages);
        report.on(window(4000));
        report.on(new Event.Retrying(1, Duration.ofMillis(1500), "the server failed"));
        report.close();

        assertThat(said()).contains("traces", "4000/10000", "40%", "4.0 MB, 4 windows");
        assertThat(said()).contains("trying again in 1.5 s: the server failed").endsWith("\r\033[K");
        assertThat(said().split("\r\033\\[K|\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(120));
    }

    @Test
    void theSummaryIsThreeLines() {
        RunReport report = report(messages(new Screen(false, false, 80)));
        report.on(window(1000));
        nanos = Duration.ofSeconds(2).toNanos();
        report.finished(result(Status.COMPLETE), 0);

        assertThat(said().lines().toList())
                .containsExactly(
                        "1,000 traces of project golden (2.0 MB, 2 s, 500 rows/s)",
                        "written to x.csv",
                        "complete: as many different ids as the server counts, in every window"
                                + " (3 windows, 5 requests, 1 repeated)");
    }

    @Test
    void programsGetObjects() throws Exception {
        Messages messages = messages(new Screen(true, true, 80));
        messages.useJson(true);
        RunReport report = report(messages);
        nanos = Duration.ofSeconds(4).toNanos();
        report.on(window(4000));
        report.finished(result(Status.PARTIAL), 3);

        List<String> lines = said().lines().toList();
        JsonNode progress = new ObjectMapper().readTree(lines.get(0));
        assertThat(progress.path("event").textValue()).isEqualTo("progress");
        assertThat(progress.path("rows").longValue()).isEqualTo(4000);
        assertThat(progress.path("total").longValue()).isEqualTo(10_000);
        assertThat(progress.path("seconds_left").longValue()).isEqualTo(6);
        JsonNode summary = new ObjectMapper().readTree(lines.get(1));
        assertThat(summary.path("status").textValue()).isEqualTo("partial");
        assertThat(summary.path("exit_code").intValue()).isEqualTo(3);
        assertThat(summary.path("rows").longValue()).isEqualTo(1000);
        assertThat(lines.get(2)).contains("\"level\":\"warn\"");
    }

    @Test
    void theRateIsThatOfTheRunAndNotOfTheOneItGoesOnFrom() {
        RunReport report = report(messages(new Screen(false, false, 80)));
        nanos = Duration.ofSeconds(4).toNanos();
        report.on(window(4000, 400));
        report.finished(result(Status.COMPLETE), 0);

        assertThat(said().lines().toList())
                .startsWith(
                        "4,000 rows, 4.0 MB, 100 rows/s, about 6 s left",
                        "1,000 traces of project golden (2.0 MB, 4 s, 100 rows/s)");
    }

    @Test
    void aFolderThatWasCancelledBeforeItsFirstFileCanBeResumed() {
        Messages messages = messages(new Screen(false, false, 80));
        new RunReport(messages, REQUEST, "x/", Mode.NEW, () -> nanos).finished(result(Status.CANCELLED), 130);
        assertThat(said()).contains("go on with the same command and --resume");

        err.reset();
        new RunReport(messages, REQUEST, "x/", Mode.INCREMENTAL, () -> nanos).finished(result(Status.CANCELLED), 130);
        assertThat(said()).contains("go on with the same command").doesNotContain("--resume");

        err.reset();
        report(messages).finished(result(Status.CANCELLED), 130);
        assertThat(said()).contains("a file appears only when it is complete");
    }

    private static Event window(long rows) {
        return window(rows, rows);
    }

    private static Event window(long rows, long rowsOfRun) {
        return new Event.WindowWritten(
                rows,
                rowsOfRun,
                rows,
                rows * 1000,
                rows / 1000,
                OptionalLong.of(10_000),
                Optional.of(Duration.ofMillis(10_000 - rows)));
    }

    private static ExportResult result(Status status) {
        return new ExportResult(status, 1000, 1000, 2_000_000, 3, 5, 1, List.of(), List.of());
    }

    private RunReport report(Messages messages) {
        return new RunReport(messages, REQUEST, "x.csv", null, () -> nanos);
    }

    private Messages messages(Screen screen) {
        return new Messages(
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC),
                screen);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
