package dev.opikexport.core;

import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Time;
import dev.opikexport.core.files.FileSink;
import dev.opikexport.core.files.RowSink;
import dev.opikexport.core.files.StreamSink;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.window.Window;
import java.io.IOException;
import java.util.List;
import java.util.Random;

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
        Tally tally = new Tally(progress);
        try (OpikClient client = OpikClient.open(request.connection(), tally, Time.system(), new Random())) {
            if (destination instanceof Destination.ToFolder folder) {
                return new FolderExport(request, folder, client, tally, cancel).run();
            }
            try (RowStream rows = new RowStream(request, client, tally, cancel, Scope.ALL);
                    RowSink sink = sink(request, destination)) {
                write(rows, sink, tally);
                boolean cancelled = rows.status() == ExportResult.Status.CANCELLED;
                ExportResult result = tally.result(rows.status(), cancelled ? List.of() : sink.finish());
                if (result.status() == ExportResult.Status.PARTIAL && destination instanceof Destination.ToFile to) {
                    Identity.of(request, to, client).manifest(result).writeBeside(to.path());
                }
                return result;
            }
        }
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
        Tally tally = new Tally(progress);
        OpikClient client = OpikClient.open(request.connection(), tally, Time.system(), new Random());
        return new RowStream(request, client, tally, new Cancel(), Scope.ALL);
    }

    static void write(RowStream rows, RowSink sink, Tally tally) throws IOException {
        for (Window window = rows.nextWindow(); window != null; window = rows.nextWindow()) {
            for (Row row : window.rows()) {
                sink.write(row);
            }
            sink.windowDone(window);
            tally.written(window);
        }
    }

    private static RowSink sink(ExportRequest request, Destination destination) throws IOException {
        Schema schema = request.schema();
        if (destination instanceof Destination.ToFile to) {
            return FileSink.open(to.path(), to.format(), schema, to.options());
        }
        Destination.ToStream to = (Destination.ToStream) destination;
        return new StreamSink(to.out(), to.format(), schema, to.options());
    }
}
