package dev.opikexport.cli.look;

import dev.opikexport.cli.Configuration;
import dev.opikexport.cli.Environment;
import dev.opikexport.cli.ExitCode;
import dev.opikexport.cli.ServerOptions;
import dev.opikexport.cli.UsageException;
import dev.opikexport.cli.selection.FilterOptions;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.cli.terminal.Table;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.RowStream;
import dev.opikexport.core.row.Row;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opik-export preview}. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows the newest rows that a filter selects, as a table.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export preview traces --url emulator -p golden",
            "  opik-export preview spans -p my-project -f 'type = \"llm\" AND duration > 2s' --limit 20",
            "  opik-export preview traces -p my-project -f 'error_info is_not_empty' --json"
        })
public final class PreviewCommand implements Callable<Integer> {

    private static final int MOST_ROWS = 1000;

    private final Environment environment;

    @Parameters(paramLabel = "ENTITY", converter = RowEntity.class, description = "traces, spans or threads")
    private Entity entity = Entity.TRACES;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "at most N rows, 1 to " + MOST_ROWS + "; default: ${DEFAULT-VALUE}")
    private int limit = 10;

    @Option(names = "--json", description = "the newest row in full instead, as indented JSON")
    private boolean json;

    @Mixin
    private ServerOptions server = new ServerOptions();

    PreviewCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new UsageException("--limit must be 1 to " + MOST_ROWS + ", not " + limit
                    + ". For more rows, export them: opik-export " + entity.id() + " --help");
        }
        Filter rows = filter.of(entity, environment);
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration);
                RowStream stream = Export.rows(
                        ExportRequest.of(to.connection(), entity, server.project(configuration))
                                .withFilter(rows)
                                .withLimit(json ? 1 : limit),
                        new Notices(environment.messages()))) {
            show(firstOf(stream));
            return stream.status() == ExportResult.Status.PARTIAL ? ExitCode.ROWS_MISSING : ExitCode.OK;
        }
    }

    private List<Row> firstOf(RowStream stream) {
        List<Row> rows = new ArrayList<>();
        stream.forEachRemaining(rows::add);
        return rows;
    }

    private void show(List<Row> rows) throws IOException {
        if (rows.isEmpty()) {
            environment.messages().say("No " + entity.id() + (!filter.isGiven() ? "." : " match the filter."));
        } else if (json) {
            environment.out().println(new RowValues(rows.get(0)).pretty());
        } else {
            Table table = RowTable.of(entity, rows);
            table.print(environment.out(), Table.terminalWidth(environment.variables()));
        }
    }
}
