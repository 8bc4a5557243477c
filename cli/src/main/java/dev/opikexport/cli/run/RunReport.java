package dev.opikexport.cli.run;

import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Messages;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.Progress;
import dev.opikexport.core.files.FolderOptions.Mode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says on standard error how a run goes on, and in the end what it did, where, and how that is proven. */
public final class RunReport implements Progress, AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Messages messages;
    private final Notices notices;
    private final ExportRequest request;
    private final @Nullable String output;
    private final @Nullable Mode folder;
    private final @Nullable RunBar bar;
    private final LongSupplier nanoTime;
    private final long start;
    private long nextLine;
    private long rowsOfRun;

    /**
     * Of a run.
     *
     * @param output as the user named it; null for standard output
     * @param folder how a folder is written; null for a single file
     */
    public RunReport(
            Messages messages,
            ExportRequest request,
            @Nullable String output,
            @Nullable Mode folder,
            LongSupplier nanoTime) {
        this.messages = messages;
        this.notices = new Notices(messages);
        this.request = request;
        this.output = output;
        this.folder = folder;
        this.bar =
                messages.showsStatus() ? new RunBar(messages, request.entity().id()) : null;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.nextLine = start + PAUSE.toNanos();
    }

    @Override
    public synchronized void on(Event event) {
        if (!(event instanceof Event.WindowWritten written)) {
            notices.on(event);
            return;
        }
        rowsOfRun = written.rowsOfRun();
        if (bar != null) {
            bar.show(written);
        } else if (!messages.isQuiet() && nanoTime.getAsLong() - nextLine > 0) {
            nextLine = nanoTime.getAsLong() + PAUSE.toNanos();
            progress(written);
        }
    }

    private void progress(Event.WindowWritten written) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rows", written.rows());
        values.put("read", written.read());
        values.put("bytes", written.bytes());
        values.put("windows", written.windows());
        values.put("rows_per_second", rate());
        written.total().ifPresent(total -> values.put("total", total));
        written.left().ifPresent(left -> values.put("seconds_left", left.toSeconds()));
        messages.event(
                "progress",
                "%s rows, %s, %s rows/s%s"
                        .formatted(
                                Figures.count(written.rows()),
                                Figures.bytes(written.bytes()),
                                Figures.count(rate()),
                                written.left()
                                        .map(left -> ", about " + Figures.duration((double) left.toMillis()) + " left")
                                        .orElse("")),
                values);
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** The summary, after {@link #close()}. */
    public void finished(ExportResult result, int exitCode) {
        if (!messages.isQuiet()) {
            RunSummary summary = new RunSummary(request, result, output, seconds(), rate());
            messages.event("summary", summary.text(messages.screen()), summary.values(exitCode));
        }
        switch (result.status()) {
            case COMPLETE, LIMITED -> {}
            case CANCELLED -> messages.warn("cancelled: " + afterCancel());
            case PARTIAL -> messages.warn("rows are missing, see above; the other rows are written");
        }
    }

    private String afterCancel() {
        if (output == null) {
            return "rows are missing";
        }
        if (folder == null) {
            return "nothing is written, because a file appears only when it is complete";
        }
        return "go on with the same command" + (folder == Mode.INCREMENTAL ? "" : " and --resume");
    }

    /** Rows a second. */
    private long rate() {
        return Math.round(rowsOfRun / seconds());
    }

    private double seconds() {
        return Math.max(1, nanoTime.getAsLong() - start) / 1e9;
    }
}
