package dev.opikexport.cli.run;

import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Screen;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.window.proof.MissingRange;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, for people in three lines and for programs in parts.
 *
 * @param output as the user named it; null for standard output
 * @param rate rows that this run wrote in a second
 */
record RunSummary(
        ExportRequest request,
        ExportResult result,
        @Nullable String output,
        double seconds,
        long rate) {

    /** What, where, and how that is proven. */
    String text(Screen screen) {
        return "%s of %s (%s, %s%s)%n%s%n%s"
                .formatted(
                        Figures.count(result.rows(), entity()),
                        request.project(),
                        Figures.bytes(result.bytes()),
                        Figures.duration(seconds * 1000),
                        rate == 0 ? "" : ", " + Figures.count(rate) + " rows/s",
                        where(),
                        proof(screen));
    }

    /** The same for programs. These names stay as they are; others may be added. */
    Map<String, Object> values(int exitCode) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("status", result.status().name().toLowerCase(Locale.ROOT));
        values.put("exit_code", exitCode);
        values.put("entity", request.entity().id());
        values.put("project", request.project().value());
        values.put("output", output == null ? "-" : output);
        values.put("rows", result.rows());
        values.put("read", result.read());
        values.put("bytes", result.bytes());
        values.put("windows", result.windows());
        values.put("requests", result.requests());
        values.put("retries", result.retries());
        values.put("seconds", Math.round(seconds * 1000) / 1000.0);
        values.put("files", result.files().stream().map(RunSummary::file).toList());
        values.put("missing", result.missing().stream().map(RunSummary::missing).toList());
        return values;
    }

    private String entity() {
        String id = request.entity().id();
        return id.substring(0, id.length() - 1);
    }

    private String where() {
        boolean lost = result.status() == ExportResult.Status.CANCELLED
                && result.files().isEmpty();
        return output == null ? "to standard output" : lost ? "not written" : "written to " + output;
    }

    private String proof(Screen screen) {
        String work = Figures.count(result.windows(), "window") + ", " + Figures.count(result.requests(), "request")
                + (result.retries() == 0 ? "" : ", " + Figures.count(result.retries()) + " repeated");
        return switch (result.status()) {
            case COMPLETE ->
                screen.green("complete") + ": as many different ids as the server counts, in every window (" + work
                        + ")";
            case LIMITED -> "ended at the limit: the newest rows, and there may be more (" + work + ")";
            case CANCELLED -> screen.red("cancelled") + ": not all rows (" + work + ")";
            case PARTIAL -> screen.red("partial") + ": rows are missing (" + work + ")";
        };
    }

    private static Map<String, Object> file(PartFile file) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", file.name());
        values.put("rows", file.rows());
        values.put("bytes", file.bytes());
        values.put("sha256", file.sha256());
        return values;
    }

    private static Map<String, Object> missing(MissingRange missing) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("range", missing.range().toString());
        values.put("rows", missing.rows());
        values.put("reason", missing.reason());
        return values;
    }
}
