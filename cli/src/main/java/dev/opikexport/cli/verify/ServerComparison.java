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
import dev.opikexport.core.manifest.Manifest;
import java.io.IOException;

/** The second half of {@code opik-export verify --against-server}: whether the server still has the rows of the files. */
record ServerComparison(Environment environment, Recount recount) {

    private static final int MOST_SHOWN = 20;

    static ServerComparison of(Manifest manifest, ConnectionOptions options, Environment environment)
            throws IOException {
        try (ServerOptions.Server server = options.server(Configuration.load(environment))) {
            return new ServerComparison(
                    environment,
                    AskedAgain.compare(manifest, server.connection(), new Notices(environment.messages())));
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
        String unread = recount.missing().isEmpty() ? "" : " Not all of it could be read.";
        return "The server has " + Figures.count(recount.found(), "row") + " now: "
                + Figures.count(recount.gone()) + " gone since, " + Figures.count(recount.added())
                + " new before the export's end." + unread;
    }

    Json json() {
        return new Json()
                .with("rows", recount.found())
                .with("gone", recount.gone())
                .with("new", recount.added())
                .with("unread", recount.missing().size());
    }
}
