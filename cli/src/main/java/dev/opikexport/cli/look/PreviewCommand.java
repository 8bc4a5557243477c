package dev.opikexport.cli.look;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.selection.FilterOptions;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opik-export preview}. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows the newest rows that a filter selects, or the first ones of exported files, as a table.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export preview traces --url emulator -p golden",
            "  opik-export preview spans -p my-project -f 'type = \"llm\" AND duration > 2s' --limit 20",
            "  opik-export preview traces -p my-project -f 'error_info is_not_empty' --json",
            "  opik-export preview spans spans.parquet"
        })
public final class PreviewCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(
            index = "0",
            paramLabel = "ENTITY",
            converter = RowEntity.class,
            description = "traces, spans or threads")
    private Entity entity = Entity.TRACES;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = ExportedRows.FILES)
    private @Nullable String file;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "at most N rows, 1 to " + FirstRows.MOST + "; default: ${DEFAULT-VALUE}")
    private int limit = FirstRows.FEW;

    @Option(names = "--json", description = "the newest row in full instead, as indented JSON")
    private boolean json;

    @Mixin
    private ServerOptions server = new ServerOptions();

    PreviewCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        FirstRows.check(entity, limit);
        Filter rows = filter.of(entity, environment);
        if (file != null) {
            return FirstRows.ofFile(environment, file, new ExportedRows(entity, rows, Set.of()), entity, limit, json);
        }
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration)) {
            ExportRequest request = ExportRequest.of(to.connection(), entity, server.project(configuration))
                    .withFilter(rows)
                    .withLimit(limit);
            return json ? FirstRows.asJson(environment, request) : FirstRows.asTable(environment, request);
        }
    }
}
