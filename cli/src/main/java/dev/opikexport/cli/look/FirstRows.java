package dev.opikexport.cli.look;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.cli.terminal.Table;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.RowStream;
import dev.opikexport.core.row.Row;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The newest rows of a selection, for people to look at. */
public final class FirstRows {

    /** How many rows are shown if nobody says. */
    public static final int FEW = 10;

    /** More are not looked at, but exported. */
    public static final int MOST = 1000;

    private final Environment environment;
    private final ExportRequest request;

    private FirstRows(Environment environment, ExportRequest request) {
        this.environment = environment;
        this.request = request;
    }

    /**
     * Refuses more rows than anybody looks at.
     *
     * @throws UsageException with what to do instead
     */
    public static void check(Entity entity, long limit) {
        if (limit < 1 || limit > MOST) {
            throw new UsageException("--limit must be 1 to " + MOST + ", not " + limit
                    + ". For more rows, export them: opik-export " + entity.id() + " --help");
        }
    }

    /** Prints them as a table that fits the terminal. Returns the exit code. */
    public static int asTable(Environment environment, ExportRequest request) throws IOException {
        return new FirstRows(environment, request).print(false);
    }

    /** Prints the newest one in full, as JSON over many lines. Returns the exit code. */
    static int asJson(Environment environment, ExportRequest request) throws IOException {
        return new FirstRows(environment, request.withLimit(1)).print(true);
    }

    /** Prints those of a file instead of a server's. Returns the exit code. */
    static int ofFile(
            Environment environment, String file, ExportedRows exported, Entity entity, int limit, boolean json)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        exported.read(file, environment.in(), row -> {
            rows.add(row);
            return !json && rows.size() < limit;
        });
        print(environment, entity, rows, json);
        return ExitCode.OK;
    }

    private int print(boolean json) throws IOException {
        try (RowStream stream = Export.rows(request, new Notices(environment.messages()))) {
            List<Row> rows = new ArrayList<>();
            stream.forEachRemaining(rows::add);
            print(environment, request.entity(), rows, json);
            return stream.status() == ExportResult.Status.PARTIAL ? ExitCode.ROWS_MISSING : ExitCode.OK;
        }
    }

    private static void print(Environment environment, Entity entity, List<Row> rows, boolean json) throws IOException {
        if (rows.isEmpty()) {
            environment.messages().say("No " + entity.id() + " match.");
        } else if (json) {
            environment.out().println(new RowValues(rows.get(0)).pretty());
        } else {
            RowTable.of(entity, rows).print(environment.out(), Table.terminalWidth(environment.variables()));
        }
    }
}
