package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.FileForm;
import dev.opikexport.core.manifest.IdSum;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.MissingNote;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.manifest.PrintedFilter;
import dev.opikexport.core.manifest.RangeNote;
import dev.opikexport.core.row.RowId;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.storage.Sha256;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.RestFilter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What makes two exports the same, so that one can go on where the other ended.
 *
 * @param server URL, workspace and version; only the first two count
 * @param query everything that decides which rows come
 * @param format name, settings and columns
 * @param files how ids are read back from them
 */
record Identity(Map<String, String> server, Map<String, Object> query, String format, FileForm files) {

    private static final String TOOL = "opik-export";
    private static final Set<String> RESOLVED = Set.of("filter", "server_filters", "compared_here");

    static Identity of(ExportRequest request, Destination destination, OpikClient client) {
        Map<String, String> server = new LinkedHashMap<>();
        server.put("url", client.apiUrl().toString());
        server.put(
                "workspace",
                request.connection().workspace() == null
                        ? ""
                        : request.connection().workspace());
        client.serverVersion().ifPresent(version -> server.put("version", version));
        FilterPlan plan = request.plan();
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("entity", request.entity().id());
        query.put(request.project().parameter(), request.project().value());
        query.put("as_written", request.selection().asWritten());
        query.put("filter", PrintedFilter.of(request.selection().filter()));
        query.put(
                "server_filters",
                plan.queries().stream()
                        .map(each -> RestFilter.toJson(each.filters()))
                        .toList());
        query.put("compared_here", plan.residual().map(FilterPrinter::print).orElse(""));
        query.put(
                "trace_id",
                request.selection().traceId() == null ? "" : request.selection().traceId());
        if (request.selection().traces() != null) {
            query.put("of_traces", IdSum.of(request.selection().traces()));
        }
        Sample sample = request.selection().sample();
        if (sample != null) {
            query.put("sample", sample.toString());
        }
        query.put("limit", request.selection().limit());
        query.put("all_copies", request.reading().allCopies());
        String format = destination.format().name() + " "
                + new TreeMap<>(destination.options().settings()) + " schema " + Schema.VERSION + " "
                + request.schema() + folders(destination);
        FileForm files = FileForm.of(
                destination.format(), destination.options().settings(), columnsOfFiles(request, destination));
        return new Identity(server, query, format, files);
    }

    private static Schema columnsOfFiles(ExportRequest request, Destination destination) {
        return destination instanceof Destination.ToFolder to
                ? to.folderOptions().partitioning().ofFiles(request.schema())
                : request.schema();
    }

    private static String folders(Destination destination) {
        return destination instanceof Destination.ToFolder to
                        && !to.folderOptions().partitioning().isNone()
                ? ", in folders by " + to.folderOptions().partitioning()
                : "";
    }

    /** The SHA-256 of it, in hexadecimal digits. What the words of a filter mean at a time does not count, the words do. */
    String fingerprint() {
        Map<String, Object> same = new LinkedHashMap<>(query);
        if (!"".equals(query.get("as_written"))) {
            same.keySet().removeAll(RESOLVED);
        }
        String text = server.get("url") + '\n' + server.get("workspace") + '\n' + same + '\n' + format;
        return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The manifest of a finished folder; it counts the rows of all parts, also of those that were there before. */
    Manifest manifest(ExportResult result, Checkpoint checkpoint, Optional<Manifest> previous) {
        // The newest rows may be gone since, and old ones may have come that were missing: the end does not go back.
        String end = Stream.of(
                        checkpoint.snapshotEnd(), previous.map(Manifest::end).orElse(""))
                .max(RowId::compare)
                .orElseThrow();
        return manifest(
                result,
                checkpoint.parts(),
                previous.map(Manifest::rows).orElse(0L),
                checkpoint.ranges(),
                Map.of(
                        "end",
                        end,
                        "began",
                        checkpoint.startedAt(),
                        "finished",
                        Instant.now().toString()));
    }

    /**
     * The manifest of a single file.
     *
     * @param file empty before it is there
     */
    Manifest manifest(ExportResult result, List<PartFile> file) {
        return manifest(
                result, file, 0, List.of(), Map.of("finished", Instant.now().toString()));
    }

    private Manifest manifest(
            ExportResult result,
            List<PartFile> parts,
            long rowsBefore,
            List<RangeNote> ranges,
            Map<String, String> snapshot) {
        return new Manifest(
                TOOL + toolVersion(),
                server,
                query,
                format,
                files,
                snapshot,
                result.status().name().toLowerCase(Locale.ROOT),
                parts.stream().mapToLong(PartFile::rows).sum(),
                rowsBefore,
                result.read(),
                result.windows(),
                result.requests(),
                result.retries(),
                parts,
                ranges,
                notes(result),
                fingerprint());
    }

    private static List<MissingNote> notes(ExportResult result) {
        return result.missing().stream().map(MissingNote::of).toList();
    }

    private static String toolVersion() {
        String version = Identity.class.getPackage().getImplementationVersion();
        return version == null ? "" : " " + version;
    }
}
