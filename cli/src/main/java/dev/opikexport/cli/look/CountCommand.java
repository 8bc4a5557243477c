package dev.opikexport.cli.look;

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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opik-export count}. */
@Command(
        name = "count",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Counts the rows that a filter selects: by the server where its count is exact, else by reading them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export count traces --url emulator -p golden",
            "  opik-export count spans -p my-project -f 'type = \"llm\" AND duration > 2s'"
        })
public final class CountCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(paramLabel = "ENTITY", converter = RowEntity.class, description = "traces, spans or threads")
    private Entity entity = Entity.TRACES;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(names = "--json", description = "a JSON object instead, for scripts")
    private boolean json;

    @Mixin
    private ServerOptions server = new ServerOptions();

    CountCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Filter rows = filter.of(entity, environment);
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration)) {
            ExportRequest request = ExportRequest.of(to.connection(), entity, server.project(configuration))
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
        environment.out().println(json ? new Json().with("entity", entity.id()).with("count", count) : count);
        return ExitCode.OK;
    }
}
