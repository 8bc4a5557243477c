package dev.opikexport.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.cli.JsonRows;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.core.Destination;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.exporters.text.JsonLinesFormat;
import dev.opikexport.filter.catalog.Entity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the lines of a run with a limit say is there to read. */
class ProgressOfLimitTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK =
            new OpikEmulatorExtension(EmulatorOptions.defaults().generate(400, 11));

    @Test
    void theTotalIsTheLimitOfAllProjectsAndNotWhatMatches() throws IOException {
        List<JsonNode> lines = progress(100, "golden", OpikEmulator.GENERATED);

        assertThat(totals(lines)).isNotEmpty().containsOnly(200L);
        assertThat(lines.get(lines.size() - 1).path("rows").asInt()).isEqualTo(200);
    }

    @Test
    void aLimitAboveWhatMatchesChangesNothing() throws IOException {
        assertThat(totals(progress(10_000, "golden"))).isNotEmpty().containsOnly(240L);
    }

    private static List<Long> totals(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("total").longValue()).toList();
    }

    /** With a clock that goes on by three seconds whenever somebody looks, so that there is a line for every window. */
    private static List<JsonNode> progress(long limit, String... projects) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = Environment.of(
                OutputStream.nullOutputStream(), err, InputStream.nullInputStream(), Map.of(), Path.of("none"));
        environment.messages().useJson(true);
        List<ExportRequest> requests = List.of(projects).stream()
                .map(project -> ExportRequest.of(
                                Connection.to(OPIK.emulator().baseUrl().toString()),
                                Entity.TRACES,
                                ProjectRef.named(project))
                        .withLimit(limit))
                .toList();
        AtomicLong clock = new AtomicLong();
        try (RowsRun run = new RowsRun(
                environment, () -> clock.getAndAdd(Duration.ofSeconds(3).toNanos()))) {
            run.export(
                    requests,
                    new Destination.ToStream(
                            OutputStream.nullOutputStream(), new JsonLinesFormat(), FormatOptions.none()),
                    null);
        }
        return JsonRows.of(err.toString(StandardCharsets.UTF_8).lines().toList()).stream()
                .filter(line -> line.path("event").asText().equals("progress"))
                .toList();
    }
}
