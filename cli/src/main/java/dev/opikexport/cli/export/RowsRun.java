package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.run.Interrupts;
import dev.opikexport.cli.run.RunReport;
import dev.opikexport.cli.run.WrittenIds;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.core.AskedAgain;
import dev.opikexport.core.Cancel;
import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.ExportResult.Status;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.manifest.Checkpoint;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.key.BoundsIgnoredException;
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
        RunReport report = new RunReport(
                environment.messages(),
                request,
                name,
                destination instanceof Destination.ToFolder folder
                        ? folder.folderOptions().mode()
                        : null,
                nanoTime);
        WrittenIds ids = new WrittenIds(report);
        ExportResult result;
        try {
            result = Export.run(requests, destination, withIds ? ids : report, cancel);
        } catch (OpikException e) {
            report.close();
            sayWhatStays(destination);
            throw e;
        } catch (FileSystemException e) {
            throw e;
        } catch (BoundsIgnoredException e) {
            throw new UsageException("The lists of this server do not keep to bounds, so --read list cannot read it."
                    + " Leave that option out: then its streams are read. " + e.getMessage());
        } catch (IOException e) {
            throw name == null ? e : notWritten(name, e);
        } finally {
            report.close();
        }
        note(exitCode(result.status()));
        report.finished(result, exitCode(result.status()));
        boolean isKnown = !withIds || result.rows() == ids.rows() || result.status() == Status.CANCELLED;
        return !isKnown && destination instanceof Destination.ToFolder folder
                ? idsInFolder(request, folder.location())
                : ids.ids();
    }

    private static FileSystemException notWritten(String name, IOException cause) {
        FileSystemException failure = new FileSystemException(name, null, cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    /** A server that is gone need not cost the rows that are written. */
    private void sayWhatStays(Destination destination) throws IOException {
        if (destination instanceof Destination.ToFolder folder) {
            try (Storage storage = Storage.at(folder.location())) {
                if (Checkpoint.in(storage).isPresent()) {
                    environment
                            .messages()
                            .warn("not finished: what is written stays; go on with the same command and --resume");
                }
            }
        }
    }

    /** A resumed run did not see what was written before. */
    private IdSet idsInFolder(ExportRequest request, Location folder) throws IOException {
        try (Storage storage = Storage.at(folder)) {
            return new AskedAgain(storage, Manifest.in(storage), request.connection())
                    .ids(new Notices(environment.messages()))
                    .orElseThrow(() -> new UsageException("An earlier run wrote a part of " + folder
                            + ", whose files have no ids by which to know its rows again. Export it anew with"
                            + " --overwrite, best with the id among its columns."));
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
