package dev.opikexport.core;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.files.IdsInFiles;
import dev.opikexport.core.manifest.IdSum;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.manifest.PrintedFilter;
import dev.opikexport.core.manifest.RangeNote;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowId;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.selection.MemberText;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a server once more for the ids that an export wrote, with the query and up to the end that its manifest names. */
public final class AskedAgain {

    private final Storage folder;
    private final Manifest manifest;
    private final Connection connection;
    private final Map<String, Object> query;
    private final Entity entity;

    /**
     * Of an export.
     *
     * @param folder that it wrote; stays open
     * @param connection to the server that it is of
     * @throws IllegalArgumentException if the manifest says of no rows which they are
     */
    public AskedAgain(Storage folder, Manifest manifest, Connection connection) {
        this.folder = folder;
        this.manifest = manifest;
        this.connection = connection;
        this.query = manifest.query();
        this.entity = Entity.of(text("entity")).orElseThrow(() -> refusal("its manifest names no rows"));
    }

    /**
     * Compares what the server has now with what was written: by the ranges of the manifest, or, if several runs wrote versions of the
     * same rows, by the ids in the files.
     *
     * @param traces the ids of the traces that were exported beside these spans, see {@link #ids}; null if they are not there, and for
     *     every other export
     * @throws IllegalArgumentException if the export cannot be compared; the message says why
     */
    public Recount compare(@Nullable IdSet traces, Progress progress) throws IOException {
        boolean severalRuns = manifest.rowsBefore() > 0;
        List<RangeNote> ranges = manifest.ranges();
        // A row that came while the others were read may be above the end that was fixed when reading began.
        KeyRange written =
                upTo(manifest.parts().stream().map(PartFile::firstId).reduce(manifest.end(), AskedAgain::later));
        if (severalRuns) {
            IdSet ids = IdsInFiles.of(folder, manifest)
                    .orElseThrow(() -> refusal("it was written by several runs, which hold versions of the same rows,"
                            + " and its files have no ids by which to tell them. Export them, too: --columns id,…"));
            ranges = RangeNote.of(ids);
            written = ids.size() == 0 ? written : upTo(later(manifest.end(), ids.uuidAt(0)));
        }
        ExportRequest request = request(!severalRuns && Boolean.parseBoolean(text("all_copies")));
        if (isOfTraces()) {
            request = request.withTraces(those(traces));
        }
        Recount.Counting counting = new Recount.Counting(ranges);
        List<MissingRange> missing =
                read(request, scope(written), progress, row -> counting.add(place(row), String.valueOf(row.id())));
        return counting.result(missing, request.selection().sample() instanceof Sample.Count);
    }

    /**
     * The ids that were written: from the files, or, if those have none, from the server, which then still has to have the same.
     *
     * @return empty if neither tells them
     */
    public Optional<IdSet> ids(Progress progress) throws IOException {
        Optional<IdSet> inFiles = IdsInFiles.of(folder, manifest);
        if (inFiles.isPresent() || manifest.rowsBefore() > 0 || isOfTraces()) {
            return inFiles;
        }
        IdSet.Builder asked = new IdSet.Builder();
        read(request(false), scope(upTo(manifest.end())), progress, row -> asked.add(String.valueOf(row.id())));
        return Optional.of(asked.build()).filter(ids -> IdSum.of(ids).equals(IdSum.of(manifest.ranges())));
    }

    /** Whether it holds the spans of traces that were exported beside it. */
    public boolean isOfTraces() {
        return query.containsKey("of_traces");
    }

    private IdSet those(@Nullable IdSet traces) {
        if (traces == null || !IdSum.of(traces).equals(text("of_traces"))) {
            throw refusal(
                    "it holds the spans of chosen traces, and the ids of those are not known any more. They are read"
                            + " from the folder traces/ that was exported with it, from its files or its server");
        }
        return traces;
    }

    /** Returns what the server did not deliver. */
    private List<MissingRange> read(ExportRequest request, Scope scope, Progress progress, Consumer<Row> rows)
            throws IOException {
        Tally tally = new Tally(progress, Time.system());
        try (OpikClient client = OpikClient.open(connection, tally, Time.system(), new Random())) {
            checkServer(client);
            try (WindowSource windows = WindowSource.open(request, client, tally, new Cancel(), scope)) {
                for (Window window = windows.nextWindow(); window != null; window = windows.nextWindow()) {
                    window.rows().forEach(rows);
                }
                return tally.result(windows.status(), List.of()).missing();
            }
        }
    }

    private void checkServer(OpikClient client) {
        String asked = client.apiUrl().toString();
        String workspace = Objects.requireNonNullElse(connection.workspace(), "");
        if (!asked.equals(manifest.server().get("url"))
                || !workspace.equals(manifest.server().get("workspace"))) {
            throw refusal("it is of " + manifest.server().get("url") + ", workspace '"
                    + manifest.server().get("workspace") + "', and the server that was asked is " + asked
                    + ", workspace '" + workspace + "'");
        }
    }

    private String place(Row row) {
        return isOfTraces() ? MemberText.of(row, "trace_id") : String.valueOf(row.id());
    }

    private ExportRequest request(boolean allCopies) {
        ProjectRef project = query.containsKey("project_id")
                ? ProjectRef.ofId(text("project_id"))
                : ProjectRef.named(text("project_name"));
        String traceId = text("trace_id");
        return ExportRequest.of(connection, entity, project)
                .withFilter(PrintedFilter.read(entity, text("filter")))
                .withTraceId(traceId.isEmpty() ? null : traceId)
                .withSample(sample())
                .idsOnly()
                .withReading(ExportRequest.Reading.DEFAULT.withAllCopies(allCopies));
    }

    private @Nullable Sample sample() {
        String sample = text("sample").replace(" rows", "");
        return sample.isEmpty() ? null : Sample.parse(sample);
    }

    /** If the export ended at a limit, down to its lowest row; what was not read does not count. */
    private Scope scope(KeyRange all) {
        boolean atLimit = manifest.query().get("limit") instanceof Number limit
                && limit.longValue() > 0
                && manifest.rows() >= limit.longValue();
        KeyRange range = !atLimit
                ? all
                : manifest.parts().stream()
                        .filter(part -> part.rows() > 0)
                        .map(PartFile::lastId)
                        .min(RowId::compare)
                        .map(all::upper)
                        .orElse(all);
        return new Scope(range, null, all, 0);
    }

    private static String later(String end, String highest) {
        return Stream.of(end, highest).max(RowId::compare).orElseThrow();
    }

    private KeyRange upTo(String end) {
        if (!end.isEmpty()) {
            return KeyRange.ALL.upTo(end);
        }
        return entity == Entity.THREADS
                ? KeyRange.ALL
                : KeyRange.ofTime(
                        null, Instant.parse(manifest.snapshot().get("began")).toEpochMilli());
    }

    private String text(String name) {
        return Objects.toString(query.get(name), "");
    }

    private static IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException("The folder cannot be compared with a server: " + reason + ".");
    }
}
