package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.files.FolderSink;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.MissingNote;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.manifest.PrintedFilter;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.selection.Since;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An export into a folder: where it begins, and what it leaves there. */
final class FolderExport {

    private final ExportRequest request;
    private final Destination.ToFolder to;
    private final OpikClient client;
    private final Tally tally;
    private final Cancel cancel;
    private final Identity identity;

    FolderExport(ExportRequest request, Destination.ToFolder to, OpikClient client, Tally tally, Cancel cancel) {
        this.request = request;
        this.to = to;
        this.client = client;
        this.tally = tally;
        this.cancel = cancel;
        this.identity = Identity.of(request, to, client);
        boolean incremental = to.folderOptions().mode() == Mode.INCREMENTAL;
        if (incremental && (request.limit() > 0 || request.entity() == Entity.THREADS)) {
            throw new IllegalArgumentException(
                    "An incremental export takes no limit, and no threads: their ids hold no time.");
        }
        if (incremental && request.sample() instanceof Sample.Count) {
            throw new IllegalArgumentException("An incremental export takes no sample of so many rows, which new"
                    + " rows would change. Ask for a share, such as 10%.");
        }
    }

    ExportResult run() throws IOException {
        try (Storage folder = Storage.at(to.location())) {
            return isFinished(folder) ? finished(Manifest.in(folder)) : run(folder);
        }
    }

    private ExportResult run(Storage folder) throws IOException {
        Checkpoint start = Checkpoint.start(identity.fingerprint(), Instant.now(), PrintedFilter.of(request.filter()));
        try (FolderSink sink =
                FolderSink.open(folder, to.format(), request.schema(), to.options(), to.folderOptions(), start)) {
            Checkpoint from = sink.checkpoint();
            long before = rows(sink.previous().map(Manifest::parts).orElse(List.of()));
            ExportRequest begun = asBegun(from);
            Scope scope = scope(from, sink.previous(), rows(from.parts()) - before);
            tally.resume(from, scope.rowsBefore());
            return run(begun, scope, sink);
        }
    }

    private ExportResult run(ExportRequest begun, Scope scope, FolderSink sink) throws IOException {
        try (WindowSource rows = WindowSource.open(reading(begun), client, tally, cancel, scope)) {
            Export.copy(rows, sink, tally);
            ExportResult.Status status = rows.status();
            if (status == ExportResult.Status.CANCELLED) {
                sink.pause();
                return tally.result(status, sink.checkpoint().parts());
            }
            ExportResult result = tally.result(status, sink.finish());
            sink.seal(Identity.of(begun, to, client).manifest(result, sink.checkpoint(), sink.previous()));
            return result;
        } catch (InterruptedIOException e) {
            if (cancel.isCauseOf(e)) {
                return tally.result(
                        ExportResult.Status.CANCELLED, sink.checkpoint().parts());
            }
            throw e;
        }
    }

    /** With the instants that the words of the filter meant when the export began. */
    private ExportRequest asBegun(Checkpoint from) {
        return PrintedFilter.of(request.filter()).equals(from.filter())
                ? request
                : request.withFilter(PrintedFilter.read(request.entity(), from.filter()), request.asWritten());
    }

    private ExportRequest reading(ExportRequest begun) {
        return begun.withSchema(to.folderOptions().partitioning().toRead(request.schema()));
    }

    /** Whether the same export came to its end before, so that there is nothing left to resume. */
    private boolean isFinished(Storage folder) throws IOException {
        return to.folderOptions().mode() == Mode.RESUME
                && folder.exists(Manifest.SUCCESS)
                && !folder.exists(Checkpoint.NAME)
                && Manifest.in(folder).fingerprint().equals(identity.fingerprint());
    }

    private static ExportResult finished(Manifest manifest) {
        return new ExportResult(
                ExportResult.Status.valueOf(manifest.status().toUpperCase(Locale.ROOT)),
                manifest.rows(),
                manifest.read(),
                manifest.parts().stream().mapToLong(PartFile::bytes).sum(),
                manifest.windows(),
                manifest.requests(),
                manifest.retries(),
                manifest.parts(),
                manifest.missing().stream().map(MissingNote::toRange).toList());
    }

    private Scope scope(Checkpoint from, Optional<Manifest> previous, long rowsBefore) {
        String end = previous.map(manifest -> manifest.snapshot().getOrDefault("end", ""))
                .orElse("");
        if (end.isEmpty() || request.traces() != null) {
            KeyRange snapshot = from.snapshotEnd().isEmpty() ? KeyRange.ALL : KeyRange.ALL.upTo(from.snapshotEnd());
            return new Scope(from.rest(), null, snapshot, rowsBefore);
        }
        Since since =
                new Since(end, Instant.parse(previous.orElseThrow().snapshot().get("began")));
        KeyRange range = since.range(to.folderOptions().lookback());
        return new Scope(new KeyRange(range.from(), from.rest().below()), since, KeyRange.ALL, rowsBefore);
    }

    private static long rows(List<PartFile> parts) {
        return parts.stream().mapToLong(PartFile::rows).sum();
    }
}
