package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.emulator.EmulatorOptions;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many rows are said to come in all. */
class ProgressTest {

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK =
            new OpikEmulatorExtension(EmulatorOptions.defaults().generate(500, 11));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0, 900", "1, 1", "200, 200", "899, 899", "900, 900", "5000, 900"})
    void aLimitBoundsTheTotal(long limit, long total) throws IOException {
        List<OptionalLong> totals = totals(List.of(spans().withLimit(limit)));

        assertThat(totals).isNotEmpty().containsOnly(OptionalLong.of(total));
    }

    @Test
    void aLimitCountsForEachProject() throws IOException {
        assertThat(totals(List.of(
                        spans().withLimit(100),
                        spans().withLimit(100).withProject(ProjectRef.named(OpikEmulator.GENERATED)))))
                .hasSizeGreaterThan(2)
                .containsOnly(OptionalLong.of(200));
    }

    @Test
    void aProjectBelowTheLimitLowersTheTotalOnceItIsCounted() throws IOException {
        ExportRequest golden = Golden.of(OPIK.emulator(), Entity.TRACES).withLimit(400);
        ExportRequest generated = golden.withProject(ProjectRef.named(OpikEmulator.GENERATED));

        assertThat(totals(List.of(golden, generated))).containsOnly(OptionalLong.of(640));
        assertThat(totals(List.of(generated, golden)))
                .contains(OptionalLong.of(800))
                .endsWith(OptionalLong.of(640));
    }

    @Test
    void projectsBeforeCountForTheTotal() throws IOException {
        ExportRequest golden = Golden.of(OPIK.emulator(), Entity.TRACES);
        ExportRequest generated = golden.withProject(ProjectRef.named(OpikEmulator.GENERATED));

        assertThat(totals(List.of(golden, generated)))
                .startsWith(OptionalLong.of(240))
                .endsWith(OptionalLong.of(740))
                .containsOnly(OptionalLong.of(240), OptionalLong.of(740));
    }

    /** How many rows it takes until so many are found that only we can tell. */
    @Test
    void whereRowsAreLeftOutHereALimitSaysNothing() throws IOException {
        String tooManyQueries = IntStream.range(0, 20)
                .mapToObj(i -> "name != \"" + i + "\" AND duration > -" + i)
                .collect(Collectors.joining(" OR "));
        ExportRequest request = spans().withFilter(OqlParser.parse(Entity.SPANS, tooManyQueries));
        assertThat(request.plan().residual()).as("else the test tests nothing").isPresent();

        assertThat(totals(List.of(request.withLimit(70)))).containsOnly(OptionalLong.empty());
        assertThat(totals(List.of(request.withLimit(900)))).containsOnly(OptionalLong.of(900));
    }

    @Test
    void aResumedRunCountsWhatWasReadBefore() throws IOException {
        ExportRequest request = spans().withLimit(300);
        Cancel cancel = new Cancel();
        Export.run(request, to(Mode.NEW), event -> cancel.finish(), cancel);
        List<OptionalLong> totals = new ArrayList<>();

        ExportResult result = Export.run(request, to(Mode.RESUME), collecting(totals), new Cancel());

        assertThat(result.rows()).isEqualTo(300);
        assertThat(totals).isNotEmpty().containsOnly(OptionalLong.of(300));
    }

    private static ExportRequest spans() {
        return Golden.spans(OPIK.emulator());
    }

    private Destination to(Mode mode) {
        return new Destination.ToFolder(
                folder,
                new LinesFormat(),
                FormatOptions.none(),
                FolderOptions.DEFAULT.withMode(mode).withParts(Long.MAX_VALUE, 50));
    }

    private static List<OptionalLong> totals(List<ExportRequest> requests) throws IOException {
        List<OptionalLong> totals = new ArrayList<>();
        Export.run(
                requests,
                new Destination.ToStream(new ByteArrayOutputStream(), new LinesFormat(), FormatOptions.none()),
                collecting(totals),
                new Cancel());
        return totals;
    }

    private static Progress collecting(List<OptionalLong> totals) {
        return event -> {
            if (event instanceof Progress.Event.WindowWritten written) {
                totals.add(written.total());
            }
        };
    }
}
