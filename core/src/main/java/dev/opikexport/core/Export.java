package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.files.FileSink;
import dev.opikexport.core.files.RowSink;
import dev.opikexport.core.files.StreamSink;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.selection.Scope;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.window.Window;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Reads the rows of a selection, all of them and each once, or says which are missing. Safe for several threads with requests of their
 * own.
 */
public final class Export {

    private Export() {}

    /** Writes the rows, and returns when all are written. If some are missing, a manifest beside the file names them. */
    public static ExportResult run(ExportRequest request, Destination destination) throws IOException {
        return run(request, destination, Progress.NONE, new Cancel());
    }

    /**
     * The same with a listener and a way to end early.
     *
     * @throws dev.opikexport.core.client.OpikException if the server refuses or cannot be reached; no file is left
     *     behind then, and a folder can be resumed
     * @throws IOException also if the destination cannot be written
     */
    public static ExportResult run(ExportRequest request, Destination destination, Progress progress, Cancel cancel)
            throws IOException {
        return run(List.of(request), destination, progress, cancel);
    }

    /**
     * The same for several selections of one server, the rows of one behind those of the other.
     *
     * @param requests with the same connection, entity and columns; for a folder just one
     */
    public static ExportResult run(
            List<ExportRequest> requests, Destination destination, Progress progress, Cancel cancel)
            throws IOException {
        ExportRequest request = ofAllProjects(requests);
        Tally tally = new Tally(progress, Time.system());
        try (OpikClient client = OpikClient.open(request.connection(), tally, Time.system(), new Random())) {
            cancel.onFinish(client::stopWaiting);
            if (destination instanceof Destination.ToFolder folder) {
                if (requests.size() > 1) {
                    throw new IllegalArgumentException("Several selections need a folder each.");
                }
                return new FolderExport(request, folder, client, tally, cancel).run();
            }
            WindowSource rows = WindowSource.open(requests, client, tally, cancel);
            if (destination instanceof Destination.ToFile to && !to.isDevice()) {
                try (rows;
                        Storage folder = Storage.at(to.location().folder())) {
                    return toFile(request, to, client, tally, rows, folder);
                }
            }
            try (rows;
                    RowSink sink = new StreamSink(
                            stream(destination), destination.format(), request.schema(), destination.options())) {
                return write(rows, sink, tally);
            }
        } catch (InterruptedIOException e) {
            if (cancel.isCauseOf(e)) {
                return tally.result(ExportResult.Status.CANCELLED, List.of());
            }
            throw e;
        }
    }

    /**
     * One that stands for all of them where they are named: its project has the names of all.
     *
     * @throws IllegalArgumentException if there is none, or they differ in server, rows or columns
     */
    public static ExportRequest ofAllProjects(List<ExportRequest> requests) {
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("There is no selection to export.");
        }
        ExportRequest first = requests.get(0);
        for (ExportRequest other : requests.subList(1, requests.size())) {
            if (!other.connection().equals(first.connection())
                    || other.entity() != first.entity()
                    || !other.schema().toString().equals(first.schema().toString())) {
                throw new IllegalArgumentException("Selections of one export have the same server, rows and columns.");
            }
        }
        return requests.size() == 1
                ? first
                : first.withProject(ProjectRef.named(requests.stream()
                        .map(request -> request.project().value())
                        .collect(Collectors.joining(", "))));
    }

    private static OutputStream stream(Destination destination) throws IOException {
        if (destination instanceof Destination.ToStream to) {
            return to.out();
        }
        Destination.ToFile device = (Destination.ToFile) destination;
        return Files.newOutputStream(device.location().path(), StandardOpenOption.WRITE);
    }

    private static ExportResult toFile(
            ExportRequest request,
            Destination.ToFile to,
            OpikClient client,
            Tally tally,
            WindowSource rows,
            Storage folder)
            throws IOException {
        String name = to.location().name();
        FolderExport.refuseNested(to.location());
        try (RowSink sink = FileSink.open(folder, name, to.format(), request.schema(), to.options(), to.hashed())) {
            copy(rows, sink, tally);
            return switch (rows.status()) {
                case CANCELLED -> tally.result(ExportResult.Status.CANCELLED, List.of());
                case PARTIAL -> finishPartial(Identity.of(request, to, client), sink, tally, folder, name);
                case COMPLETE, LIMITED -> {
                    ExportResult result = tally.result(rows.status(), sink.finish());
                    Manifest.deleteBeside(folder, name);
                    yield result;
                }
            };
        }
    }

    /** A file with missing rows and nothing beside it that says so would look whole, for a moment, too: what is missing is said before. */
    private static ExportResult finishPartial(Identity identity, RowSink sink, Tally tally, Storage folder, String name)
            throws IOException {
        identity.manifest(tally.result(ExportResult.Status.PARTIAL, List.of()), List.of())
                .writeBeside(folder, name);
        ExportResult result;
        try {
            result = tally.result(ExportResult.Status.PARTIAL, sink.finish());
        } catch (IOException e) {
            if (!folder.exists(name)) {
                Manifest.deleteBeside(folder, name);
            }
            throw e;
        }
        identity.manifest(result, List.of(result.files().get(0).hashed(folder))).writeBeside(folder, name);
        return result;
    }

    /** What an export would do; asks the server once for each of its queries. */
    public static ExportPlan plan(ExportRequest request) throws IOException {
        try (OpikClient client = OpikClient.open(request.connection())) {
            return ExportPlan.of(request, client);
        }
    }

    /**
     * The rows themselves, for those who write nothing. The first request is sent now.
     *
     * @param progress hears of missing rows, too
     */
    public static RowStream rows(ExportRequest request, Progress progress) throws IOException {
        if (request.selection().traces() != null) {
            throw new IllegalArgumentException("The spans of chosen traces are written, not handed out");
        }
        Tally tally = new Tally(progress, Time.system());
        OpikClient client = OpikClient.open(request.connection(), tally, Time.system(), new Random());
        try {
            return new RowStream(
                    SelectedWindows.open(request, client, tally, new Cancel(), Scope.ALL, false), client, tally);
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static ExportResult write(WindowSource rows, RowSink sink, Tally tally) throws IOException {
        copy(rows, sink, tally);
        boolean cancelled = rows.status() == ExportResult.Status.CANCELLED;
        return tally.result(rows.status(), cancelled ? List.of() : sink.finish());
    }

    static void copy(WindowSource rows, RowSink sink, Tally tally) throws IOException {
        while (copyNext(rows, sink, tally)) {
            if (sink.isFull() && rows.isResumable()) {
                for (Window lacking = rows.confirm(); lacking != null; lacking = rows.confirm()) {
                    copy(lacking, rows, sink, tally);
                }
                sink.commit();
            }
        }
    }

    /** In a method of its own, so that nobody knows the window any more while the next one is read. */
    private static boolean copyNext(WindowSource rows, RowSink sink, Tally tally) throws IOException {
        Window window = rows.nextWindow();
        if (window == null) {
            return false;
        }
        copy(window, rows, sink, tally);
        return true;
    }

    private static void copy(Window window, WindowSource rows, RowSink sink, Tally tally) throws IOException {
        for (Row row : window.rows()) {
            sink.write(row);
        }
        if (rows.isResumable()) {
            sink.windowDone(window);
        }
        tally.written(window);
    }
}
