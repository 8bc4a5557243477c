package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.run.Interrupts;
import dev.opikexport.cli.run.RunReport;
import dev.opikexport.cli.run.WrittenIds;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.core.Cancel;
import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.ExportResult.Status;
import dev.opikexport.core.RowStream;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PrintedFilter;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.Filters;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The exports of one command, one after the other; it says what came of each, and ends with the gravest of their exit codes. */
final class RowsRun implements AutoCloseable {

    private final Environment environment;
    private final LongSupplier nanoTime;
    private final Cancel cancel = new Cancel();
    private final Interrupts interrupts;
    private int exitCode = ExitCode.OK;

    RowsRun(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        this.interrupts = Interrupts.cancelling(cancel, environment.messages());
    }

    /** Whether the user ended it, so that nothing more should begin. */
    boolean isCancelled() {
        return exitCode == ExitCode.INTERRUPTED;
    }

    Cancel cancel() {
        return cancel;
    }

    int exitCode() {
        return exitCode;
    }

    /** Exports one dataset. */
    void export(List<ExportRequest> requests, Destination destination, @Nullable String name) throws IOException {
        export(requests, destination, name, false);
    }

    /**
     * Exports one dataset and remembers its ids.
     *
     * @return the ids of all its rows, also of those that an earlier run wrote; none if it was cancelled
     */
    IdSet exportWithIds(ExportRequest request, Destination destination, @Nullable String name) throws IOException {
        return export(List.of(request), destination, name, true);
    }

    private IdSet export(List<ExportRequest> requests, Destination destination, @Nullable String name, boolean withIds)
            throws IOException {
        ExportRequest request = Export.ofAllProjects(requests);
        RunReport report = new RunReport(environment.messages(), request, name, nanoTime);
        WrittenIds ids = new WrittenIds(report);
        ExportResult result;
        try {
            result = Export.run(requests, destination, withIds ? ids : report, cancel);
        } catch (OpikException | FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw name == null ? e : new FileSystemException(name, null, e.getMessage());
        } finally {
            report.close();
        }
        note(exitCode(result.status()));
        report.finished(result, exitCode(result.status()));
        if (!withIds || result.rows() == ids.rows() || result.status() == Status.CANCELLED) {
            return ids.ids();
        }
        return askedAgain(request, destination);
    }

    /** A resumed run did not see what was written before. */
    private IdSet askedAgain(ExportRequest request, Destination destination) throws IOException {
        if (request.selection().traces() != null) {
            throw new UsageException(
                    "A resumed run does not know whose attachments its spans have. Fetch them with: spans --attachments DIR");
        }
        ExportRequest again = asItRan(request, destination).idsOnly();
        IdSet.Builder ids = new IdSet.Builder();
        try (RowStream rows = Export.rows(again, new Notices(environment.messages()))) {
            rows.stream().forEach(row -> ids.add(String.valueOf(row.id())));
            note(exitCode(rows.status()));
        }
        return ids.build();
    }

    /** With the instants and the end of the export that is in the folder. */
    private static ExportRequest asItRan(ExportRequest request, Destination destination) throws IOException {
        if (!(destination instanceof Destination.ToFolder folder)) {
            return request;
        }
        try (Storage storage = Storage.at(folder.location())) {
            Manifest manifest = Manifest.in(storage);
            Filter filter = PrintedFilter.read(
                    request.entity(), String.valueOf(manifest.query().get("filter")));
            String end = manifest.snapshot().getOrDefault("end", "");
            return request.withFilter(
                    end.isEmpty()
                            ? filter
                            : filter.and(new Filters(request.entity())
                                    .field("id")
                                    .lessThan(String.valueOf(
                                            KeyRange.ALL.upTo(end).below()))));
        }
    }

    /** Codes of cancelled and of partial runs are above that of a complete one, in this order. */
    void note(int code) {
        exitCode = Math.max(exitCode, code);
    }

    private static int exitCode(Status status) {
        return switch (status) {
            case COMPLETE, LIMITED -> ExitCode.OK;
            case PARTIAL -> ExitCode.ROWS_MISSING;
            case CANCELLED -> ExitCode.INTERRUPTED;
        };
    }

    @Override
    public void close() {
        interrupts.close();
    }
}
