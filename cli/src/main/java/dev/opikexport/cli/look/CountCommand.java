package dev.opikexport.cli.look;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.selection.FilterOptions;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.cli.terminal.Json;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportPlan;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.RowStream;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;

/** {@code opik-export count}. */
public final class CountCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Counts the rows that a filter selects: by the server where its count is exact, else by reading them.";

    private final Environment environment;

    private final Argument<Entity> entity = argument(RowEntity.byName(), "ENTITY", "traces, spans or threads");

    private final FilterOptions filter = with(new FilterOptions());

    private final Argument<Boolean> json = flag("--json", "a JSON object instead, for scripts");

    private final ServerOptions server = with(new ServerOptions());

    /** The command in an environment. */
    public CountCommand(Environment environment) {
        super("count", HEADER);
        this.environment = environment;
        examples(
                "opik-export count traces --url emulator -p golden",
                "opik-export count spans -p my-project -f 'type = \"llm\" AND duration > 2s'");
    }

    @Override
    public Integer call() throws IOException {
        Filter rows = filter.of(entity.value(), environment);
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration)) {
            ExportRequest request = ExportRequest.of(to.connection(), entity.value(), server.project(configuration))
                    .withFilter(rows);
            ExportPlan plan = Export.plan(request);
            return plan.isExact() ? print(plan.rows()) : readAndCount(request);
        }
    }

    private int readAndCount(ExportRequest request) throws IOException {
        try (RowStream stream = Export.rows(request, new Notices(environment.messages()))) {
            long count = 0;
            while (stream.hasNext()) {
                stream.next();
                count++;
            }
            print(count);
            return stream.status() == ExportResult.Status.PARTIAL ? ExitCode.ROWS_MISSING : ExitCode.OK;
        }
    }

    private int print(long count) {
        environment
                .out()
                .println(
                        json.value()
                                ? new Json().with("entity", entity.value().id()).with("count", count)
                                : count);
        return ExitCode.OK;
    }
}
