package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.files.FinishedExport;
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
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An export into a folder: where it begins, and what it leaves there. */
final class FolderExport {

    /** A folder for what the rows are, and one for the project. */
    private static final int MOST_LEVELS = 2;

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
        if (incremental && (request.selection().limit() > 0 || request.entity() == Entity.THREADS)) {
            throw new IllegalArgumentException(
                    "An incremental export takes no limit, and no threads: their ids hold no time.");
        }
        if (incremental && request.selection().sample() instanceof Sample.Count) {
            throw new IllegalArgumentException("An incremental export takes no sample of so many rows, which new"
                    + " rows would change. Ask for a share, such as 10%.");
        }
    }

    ExportResult run() throws IOException {
        refuseNested(to.location());
        try (Storage folder = Storage.at(to.location())) {
            Optional<Manifest> finished = to.folderOptions().mode() == Mode.RESUME
                    ? FinishedExport.in(folder, identity.fingerprint())
                    : Optional.empty();
            return finished.isPresent() ? finished(finished.get()) : run(folder);
        }
    }

    /**
     * Refuses what would lie in another export's folder, whose readers would have the rows of both: {@code out/traces/project=x/} in
     * {@code out/}.
     */
    static void refuseNested(Location written) throws IOException {
        Path folder = written.isLocal() ? written.path().toAbsolutePath().normalize() : null;
        for (int levels = 0; levels < MOST_LEVELS && folder != null; levels++) {
            folder = folder.getParent();
            if (folder != null
                    && (Files.exists(folder.resolve(Manifest.NAME)) || Files.exists(folder.resolve(Checkpoint.NAME)))) {
                throw new FileSystemException(
                        written.text(),
                        null,
                        "it lies in " + folder
                                + ", which holds another export.\nDelete that, or choose another folder.");
            }
        }
    }

    private ExportResult run(Storage folder) throws IOException {
        Checkpoint start = Checkpoint.start(
                identity.fingerprint(),
                client.serverTime(),
                PrintedFilter.of(request.selection().filter()),
                to.folderOptions().lookback());
        try (FolderSink sink =
                FolderSink.open(folder, to.format(), request.schema(), to.options(), to.folderOptions(), start)) {
            Checkpoint from = sink.checkpoint();
            long before = rows(sink.previous().map(Manifest::parts).orElse(List.of()));
            ExportRequest begun = asBegun(from);
            long rowsBefore = rows(from.parts()) - before;
            tally.resume(from, rowsBefore);
            return run(begun, scopes(from, sink.previous(), rowsBefore), sink);
        }
    }

    private ExportResult run(ExportRequest begun, List<Scope> scopes, FolderSink sink) throws IOException {
        try (WindowSource rows = WindowSource.ofRanges(reading(begun), client, tally, cancel, scopes)) {
            Export.copy(rows, sink, tally);
            ExportResult.Status status = rows.status();
            if (status == ExportResult.Status.CANCELLED) {
                sink.commit();
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
        return PrintedFilter.of(request.selection().filter()).equals(from.filter())
                ? request
                : request.withFilter(
                        PrintedFilter.read(request.entity(), from.filter()),
                        request.selection().asWritten());
    }

    private ExportRequest reading(ExportRequest begun) {
        return begun.withSchema(to.folderOptions().partitioning().toRead(request.schema()));
    }

    /** The same export came to its end before: there is nothing left to resume, and nothing came from the server now. */
    private ExportResult finished(Manifest manifest) {
        List<MissingRange> missing =
                manifest.missing().stream().map(MissingNote::toRange).toList();
        tally.missed(missing);
        return new ExportResult(
                ExportResult.Status.valueOf(manifest.status().toUpperCase(Locale.ROOT)),
                manifest.rows(),
                manifest.read(),
                0,
                manifest.windows(),
                manifest.requests(),
                manifest.retries(),
                manifest.parts(),
                missing);
    }

    /** What is left to read, highest ids first. */
    private List<Scope> scopes(Checkpoint from, Optional<Manifest> previous, long rowsBefore) {
        Optional<Since> since =
                request.selection().traces() == null ? previous.flatMap(FolderExport::since) : Optional.empty();
        if (since.isEmpty()) {
            return List.of(new Scope(from.rest(), null, from.rest(), rowsBefore));
        }
        List<Scope> left = since.get().ranges(lookback(from)).stream()
                .map(range -> range.intersection(from.rest()))
                .filter(range -> !range.isEmpty())
                .map(range -> new Scope(range, since.get(), range, rowsBefore))
                .toList();
        return left.isEmpty() ? List.of(new Scope(KeyRange.NONE, since.get(), KeyRange.NONE, rowsBefore)) : left;
    }

    /** What the run that began looks back, whoever resumes it; more if more is asked for now. */
    private Duration lookback(Checkpoint from) {
        Duration begun = Duration.parse(from.lookback());
        Duration asked = to.folderOptions().lookback();
        return begun.compareTo(asked) > 0 ? begun : asked;
    }

    private static Optional<Since> since(Manifest previous) {
        String end = previous.end();
        return end.isEmpty()
                ? Optional.empty()
                : Optional.of(new Since(
                        end,
                        Instant.parse(previous.snapshot().get("began")),
                        previous.missing().stream()
                                .map(note -> note.toRange().range())
                                .toList()));
    }

    private static long rows(List<PartFile> parts) {
        return parts.stream().mapToLong(PartFile::rows).sum();
    }
}
