package dev.opikexport.cli.export;

import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportPlan;
import dev.opikexport.core.ExportRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** Says what an export would do, and what it would cost the server, without writing anything. */
final class DryRun {

    private DryRun() {}

    static void print(ExportRequest request, PrintStream out) throws IOException {
        ExportPlan plan = Export.plan(request);
        out.println(plan.filters().explain());
        out.printf(
                Locale.ROOT,
                "%s%s of %,d bytes on average, in about %s and %s%n",
                plan.isExact() ? "" : "At most ",
                Figures.count(plan.rows(), "row"),
                plan.bytesPerRow(),
                Figures.count(plan.windows(), "window"),
                Figures.count(plan.requests(), "request"));
        if (request.selection().sample() != null) {
            out.println("Of these, a sample: " + request.selection().sample());
        }
        if (request.selection().limit() > 0) {
            out.println(
                    "Of these, the newest " + Figures.count(request.selection().limit()));
        }
        if (plan.requestsPerMinute().isPresent()) {
            out.printf(
                    Locale.ROOT,
                    "About %.1f minutes under the limit of %d requests a minute%n",
                    plan.minutes(),
                    plan.requestsPerMinute().getAsInt());
        }
    }
}
