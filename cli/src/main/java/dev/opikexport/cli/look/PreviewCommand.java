package dev.opikexport.cli.look;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.output.StorageOptions;
import dev.opikexport.cli.selection.FilterOptions;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.Set;

/** {@code opik-export preview}. */
public final class PreviewCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Shows the newest rows that a filter selects, or the first ones of exported files, as a table.";

    private final Environment environment;

    private final Argument<Entity> entity = argument(RowEntity.byName(), "ENTITY", "traces, spans or threads");

    private final Argument<String> file = optionalArgument("FILE", ExportedRows.FILES);

    private final FilterOptions filter = with(new FilterOptions());

    private final Argument<Integer> limit = number(
                    "--limit",
                    "N",
                    1,
                    FirstRows.MOST,
                    "at most N rows, 1 to " + FirstRows.MOST + "; default: ${DEFAULT-VALUE}")
            .or(FirstRows.FEW);

    private final Argument<Boolean> json = flag("--json", "the newest row in full instead, as indented JSON");

    private final StorageOptions storage = with(StorageOptions.ofInput());

    private final ServerOptions server = with(new ServerOptions());

    /** The command in an environment. */
    public PreviewCommand(Environment environment) {
        super("preview", HEADER);
        this.environment = environment;
        examples(
                "opik-export preview traces --url emulator -p golden",
                "opik-export preview spans -p my-project -f 'type = \"llm\" AND duration > 2s' --limit 20",
                "opik-export preview traces -p my-project -f 'error_info is_not_empty' --json",
                "opik-export preview spans spans.parquet");
    }

    @Override
    public Integer call() throws IOException {
        Filter rows = filter.of(entity.value(), environment);
        String name = file.orNull();
        if (name != null) {
            return FirstRows.ofFile(
                    environment,
                    name,
                    new ExportedRows(entity.value(), rows, Set.of(), storage),
                    entity.value(),
                    limit.value(),
                    json.value());
        }
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration)) {
            ExportRequest request = ExportRequest.of(to.connection(), entity.value(), server.project(configuration))
                    .withFilter(rows)
                    .withLimit(limit.value());
            return json.value() ? FirstRows.asJson(environment, request) : FirstRows.asTable(environment, request);
        }
    }
}
