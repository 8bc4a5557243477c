package dev.opikexport.cli.verify;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.ConnectionOptions;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.cli.terminal.Figures;
import dev.opikexport.cli.terminal.Json;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.core.AskedAgain;
import dev.opikexport.core.Recount;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The second half of {@code opik-export verify --against-server}: whether the server still has the rows of the files. */
record ServerComparison(Environment environment, Recount recount) {

    private static final int MOST_SHOWN = 20;
    /** The last folder, and below it that of a project. */
    private static final Pattern SPANS = Pattern.compile("/[^/]+((?:/project=[^/]+)?)/?$");

    static ServerComparison of(
            Location location, Storage folder, Manifest manifest, ConnectionOptions options, Environment environment)
            throws IOException {
        try (ServerOptions.Server server = options.server(Configuration.load(environment))) {
            Notices notices = new Notices(environment.messages());
            AskedAgain again = new AskedAgain(folder, manifest, server.connection());
            IdSet traces = again.isOfTraces() ? traces(location, server.connection(), notices) : null;
            return new ServerComparison(environment, again.compare(traces, notices));
        }
    }

    /** Those that were exported beside the spans, in one folder or in one for each project; null if they are not there. */
    private static @Nullable IdSet traces(Location spans, Connection connection, Notices notices) throws IOException {
        String text =
                spans.isLocal() ? spans.path().toAbsolutePath().normalize().toString() : spans.text();
        Location traces = new Location(SPANS.matcher(text).replaceFirst("/traces$1/"), spans.settings());
        try (Storage folder = Storage.at(traces)) {
            return folder.exists(Manifest.NAME)
                    ? new AskedAgain(folder, Manifest.in(folder), connection)
                            .ids(notices)
                            .orElse(null)
                    : null;
        }
    }

    int exitCode() {
        return recount.isEqual() ? ExitCode.OK : ExitCode.ROWS_MISSING;
    }

    /** Where rows differ, on standard error. */
    void warn() {
        recount.differences().stream()
                .limit(MOST_SHOWN)
                .forEach(range -> environment
                        .messages()
                        .warn("ids in " + range.range() + ": " + Figures.count(range.written()) + " written, "
                                + Figures.count(range.found()) + " on the server now"
                                + (range.written() == range.found() ? ", but other ones" : "")));
        int more = recount.differences().size() - MOST_SHOWN;
        if (more > 0) {
            environment.messages().warn("and " + Figures.count(more, "more range"));
        }
    }

    String text() {
        if (recount.isEqual()) {
            return "The server has the same " + Figures.count(recount.found(), "row") + ".";
        }
        String draw = recount.isDrawn()
                ? " A sample of so many rows is drawn from all: a row that comes or goes puts others in or out."
                : "";
        String unread = recount.missing().isEmpty() ? "" : " Not all of it could be read.";
        return "The server has " + Figures.count(recount.found(), "row") + " now: "
                + Figures.count(recount.gone()) + " gone since, " + Figures.count(recount.added())
                + " new before the export's end." + unread + draw;
    }

    Json json() {
        return new Json()
                .with("rows", recount.found())
                .with("gone", recount.gone())
                .with("new", recount.added())
                .with("unread", recount.missing().size());
    }
}
