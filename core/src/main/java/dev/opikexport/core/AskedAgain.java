package dev.opikexport.core;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.manifest.PrintedFilter;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.Keys;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Asks a server once more for the ids that an export wrote, with the query and up to the end that its manifest names. */
public final class AskedAgain {

    private final Manifest manifest;
    private final Connection connection;
    private final Map<String, Object> query;

    private AskedAgain(Manifest manifest, Connection connection) {
        this.manifest = manifest;
        this.connection = connection;
        this.query = manifest.query();
    }

    /**
     * Compares what the server has now with what the manifest says was written.
     *
     * @throws IllegalArgumentException if the export cannot be compared, because it is of another server, of several runs, or of rows that
     *     were chosen in a way that cannot be repeated; the message says which
     */
    public static Recount compare(Manifest manifest, Connection connection, Progress progress) throws IOException {
        return new AskedAgain(manifest, connection).compare(progress);
    }

    private Recount compare(Progress progress) throws IOException {
        Entity entity = Entity.of(text("entity")).orElseThrow(() -> refusal("its manifest names no rows"));
        if (manifest.rowsBefore() > 0) {
            throw refusal("it was written by several runs, which hold versions of the same rows");
        }
        if (query.containsKey("of_traces")) {
            throw refusal("it holds the spans of chosen traces. Compare the folder of the traces");
        }
        Tally tally = new Tally(progress, Time.system());
        try (OpikClient client = OpikClient.open(connection, tally, Time.system(), new Random())) {
            String asked = client.apiUrl().toString();
            String workspace = Objects.requireNonNullElse(connection.workspace(), "");
            if (!asked.equals(manifest.server().get("url"))
                    || !workspace.equals(manifest.server().get("workspace"))) {
                throw refusal("it is of " + manifest.server().get("url") + ", workspace '"
                        + manifest.server().get("workspace") + "', and the server that was asked is " + asked
                        + ", workspace '" + workspace + "'");
            }
            Recount.Counting counting = new Recount.Counting(manifest.ranges());
            RowStream rows = new RowStream(request(entity), client, tally, new Cancel(), scope(), true);
            try {
                for (Window window = rows.nextWindow(); window != null; window = rows.nextWindow()) {
                    window.rows().forEach(row -> counting.add(String.valueOf(row.id())));
                }
            } finally {
                rows.closeWindows();
            }
            return counting.result(tally.result(rows.status(), List.of()).missing());
        }
    }

    private ExportRequest request(Entity entity) {
        ProjectRef project = query.containsKey("project_id")
                ? ProjectRef.ofId(text("project_id"))
                : ProjectRef.named(text("project_name"));
        String traceId = text("trace_id");
        return ExportRequest.of(connection, entity, project)
                .withFilter(PrintedFilter.read(entity, text("filter")))
                .withTraceId(traceId.isEmpty() ? null : traceId)
                .withSample(sample())
                .idsOnly()
                .withReading(ExportRequest.Reading.DEFAULT.withAllCopies(Boolean.parseBoolean(text("all_copies"))));
    }

    private @Nullable Sample sample() {
        String sample = text("sample");
        if (sample.isEmpty()) {
            return null;
        }
        if (!sample.endsWith("%")) {
            throw refusal("it is a sample of so many rows, and others would be drawn now");
        }
        return new Sample.Share(new BigDecimal(sample.substring(0, sample.length() - 1))
                .movePointLeft(2)
                .doubleValue());
    }

    /** Up to the snapshot's end, and, if the export ended at a limit, down to its lowest row. */
    private Scope scope() {
        KeyRange range = upTo(manifest.snapshot().getOrDefault("end", ""));
        if (manifest.status().equals("limited")) {
            range = manifest.parts().stream()
                    .filter(part -> part.rows() > 0)
                    .map(PartFile::lastId)
                    .min(Keys::compare)
                    .map(range::upper)
                    .orElse(range);
        }
        return new Scope(range, null, range, 0);
    }

    private KeyRange upTo(String end) {
        if (!end.isEmpty()) {
            return KeyRange.ALL.upTo(end);
        }
        return text("entity").equals(Entity.THREADS.id())
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
