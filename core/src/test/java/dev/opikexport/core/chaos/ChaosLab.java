package dev.opikexport.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.Cancel;
import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.Progress;
import dev.opikexport.core.RowStream;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.Timeouts;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Runs exports from an emulator with faults, and holds what they wrote against what is there. */
public final class ChaosLab implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(250));
    private static final Patience PATIENCE =
            new Patience(5, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(20));

    private final OpikEmulator emulator = OpikEmulator.start();
    private final Map<Entity, Set<String>> ids;

    /** Starts the emulator and looks what is there. */
    public ChaosLab() throws IOException {
        ids = Map.of(Entity.TRACES, new HashSet<>(), Entity.SPANS, new HashSet<>(), Entity.THREADS, new HashSet<>());
        for (Map.Entry<Entity, Set<String>> each : ids.entrySet()) {
            try (RowStream rows = Export.rows(request(emulator, each.getKey()), Progress.NONE)) {
                rows.forEachRemaining(row -> each.getValue().add(row.id()));
            }
        }
    }

    /** Faults that know the ids. */
    public SomeFaults faults(Random random) {
        return new SomeFaults(random, ids);
    }

    /** How an export ended. */
    public record Outcome(ExportResult.Status status, int missing) {}

    /**
     * Exports, and fails if a row is doubled, silently missing, or named wrongly.
     *
     * @param folder an empty one
     */
    public Outcome run(Scenario scenario, FileKind kind, Path folder) throws IOException {
        if (scenario.hasWriters()) {
            try (OpikEmulator another = OpikEmulator.start()) {
                return run(another, scenario, kind, folder);
            }
        }
        return run(emulator, scenario, kind, folder);
    }

    private Outcome run(OpikEmulator server, Scenario scenario, FileKind kind, Path folder) throws IOException {
        Path file = folder.resolve("rows" + kind.ending());
        Path parts = folder.resolve("parts");
        FolderOptions folderOptions = FolderOptions.DEFAULT
                .withMode(FolderOptions.Mode.RESUME)
                .withParts(Long.MAX_VALUE, Math.max(1, scenario.partRows()));
        Destination to = scenario.isFolder()
                ? new Destination.ToFolder(parts, kind.format(), kind.options(), folderOptions)
                : new Destination.ToFile(file, kind.format(), kind.options());
        server.faults().clear();
        scenario.rules().forEach(server.faults()::add);
        FirstWindow firstWindow = new FirstWindow();
        ExportResult result;
        try {
            for (int i = 0; i < scenario.interruptions(); i++) {
                Cancel cancel = new Cancel();
                int windows = 1 + i;
                firstWindow.startsAgain(parts);
                Export.run(request(server, scenario), to, firstWindow.stopping(cancel, windows), cancel);
            }
            firstWindow.startsAgain(parts);
            result = Export.run(request(server, scenario), to, firstWindow, new Cancel());
        } finally {
            server.faults().clear();
        }
        List<String> written =
                scenario.isFolder() ? idsOfFolder(parts, kind) : kind.reader().ids(file);
        Path manifest = scenario.isFolder()
                ? parts.resolve("_manifest.json")
                : file.resolveSibling(file.getFileName() + ".manifest.json");
        return check(scenario, written, result, manifest, firstWindow);
    }

    private Outcome check(
            Scenario scenario, List<String> written, ExportResult result, Path manifest, FirstWindow firstWindow)
            throws IOException {
        assertThat(written).as("%s", scenario).doesNotHaveDuplicates();
        Set<String> missing = new HashSet<>(ids.get(scenario.entity()));
        written.forEach(missing::remove);
        List<String> strangers = new ArrayList<>(written);
        strangers.removeAll(ids.get(scenario.entity()));
        assertThat(strangers)
                .as("logged later: %s", scenario)
                .allMatch(id -> scenario.hasWriters() && firstWindow.isBefore(id));
        if (result.status() == ExportResult.Status.COMPLETE) {
            assertThat(missing).as("%s", scenario).isEmpty();
        } else {
            assertThat(result.status()).as("%s", scenario).isEqualTo(ExportResult.Status.PARTIAL);
            assertNamed(scenario, missing, written, result.missing());
            assertThat(missingIn(manifest)).isEqualTo(result.missing());
        }
        return new Outcome(result.status(), missing.size());
    }

    private static void assertNamed(
            Scenario scenario, Set<String> missing, List<String> written, List<MissingRange> ranges) {
        assertThat(missing)
                .as("%s %s", ranges, scenario)
                .allMatch(id -> ranges.stream().anyMatch(range -> range.range().contains(id)));
        assertThat(written)
                .as("%s %s", ranges, scenario)
                .noneMatch(id -> ranges.stream().anyMatch(range -> range.range().contains(id)));
        if (!scenario.hasWriters() && ranges.stream().noneMatch(range -> range.rows() == MissingRange.UNKNOWN)) {
            long named = ranges.stream().mapToLong(MissingRange::rows).sum();
            assertThat(named).as("%s %s", ranges, scenario).isEqualTo(missing.size());
        }
    }

    private static List<MissingRange> missingIn(Path manifest) throws IOException {
        List<MissingRange> ranges = new ArrayList<>();
        for (JsonNode note : JSON.readTree(manifest.toFile()).path("missing")) {
            ranges.add(new MissingRange(
                    new KeyRange(
                            note.path("from").textValue(), note.path("below").textValue()),
                    note.path("rows").asLong(MissingRange.UNKNOWN),
                    note.path("reason").asText()));
        }
        return ranges;
    }

    private static List<String> idsOfFolder(Path folder, FileKind kind) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                assertThat(name)
                        .matches("part-\\d{5}" + kind.ending().replace(".", "\\.") + "|_manifest\\.json|_SUCCESS");
                if (name.startsWith("part-")) {
                    ids.addAll(kind.reader().ids(file));
                }
            }
        }
        return ids;
    }

    private static ExportRequest request(OpikEmulator server, Scenario scenario) {
        return request(server, scenario.entity()).withReading(scenario.reading());
    }

    private static ExportRequest request(OpikEmulator server, Entity entity) {
        Connection connection = Connection.to(server.baseUrl().toString())
                .withTimeouts(TIMEOUTS)
                .withPatience(PATIENCE);
        return ExportRequest.of(connection, entity, ProjectRef.named("golden"));
    }

    @Override
    public void close() {
        emulator.close();
    }
}
