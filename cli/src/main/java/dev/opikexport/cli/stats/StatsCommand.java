package dev.opikexport.cli.stats;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.look.ExportedRows;
import dev.opikexport.cli.look.RowEntity;
import dev.opikexport.cli.output.StorageOptions;
import dev.opikexport.cli.selection.FilterOptions;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.cli.terminal.Notices;
import dev.opikexport.cli.terminal.Table;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.RowStream;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.core.storage.WholeFile;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/** {@code opik-export stats}. */
public final class StatsCommand extends Command {

    /** What it does, in one line. */
    public static final String HEADER =
            "Shows rows per day, tokens, cost, durations, errors and scores of a project or of exported files.";

    private final Environment environment;

    private final Argument<Entity> entity = argument(RowEntity.byName(), "ENTITY", "traces or spans");

    private final Argument<String> file = optionalArgument("FILE", ExportedRows.FILES);

    private final FilterOptions filter = with(new FilterOptions());

    private final Argument<Path> html =
            path("--html", "FILE", "also write a page with plots, which needs nothing else");

    private final Argument<Boolean> json = flag("--json", "a JSON object instead of tables, for scripts");

    private final StorageOptions storage = with(StorageOptions.ofInput());

    private final ServerOptions server = with(new ServerOptions());

    /** The command in an environment. */
    public StatsCommand(Environment environment) {
        super("stats", HEADER);
        this.environment = environment;
        describe(
                "",
                "Tokens and cost are by model for spans, by name for traces.",
                "Counts, sums, means and percentiles are exact; percentiles of more than 2,000,000"
                        + " durations are to one percent, and said to be. Beyond 1,000 different models, names,"
                        + " errors or scores, the rest is one line, (others).");
        examples(
                "opik-export stats spans --url emulator -p golden",
                "opik-export stats traces -p my-project -f 'start_time > now - 7d' --html week.html",
                "opik-export stats traces traces.jsonl",
                "opik-export stats spans spans.parquet -f 'type = \"llm\"'");
    }

    @Override
    public Integer call() throws IOException {
        if (entity.value() == Entity.THREADS) {
            throw new UsageException("Statistics are of traces or spans, not of threads.");
        }
        Statistics statistics = new Statistics(entity.value());
        String read = file.orNull();
        boolean whole = read == null ? readServer(statistics) : readFile(read, statistics);
        if (json.value()) {
            environment.out().println(new JsonReport(statistics));
        } else {
            new TextReport(statistics, environment.out(), Table.terminalWidth(environment.variables())).print();
        }
        Path written = html.orNull();
        if (written != null) {
            Location location = Location.of(written);
            try (Storage folder = Storage.at(location.folder());
                    WholeFile page = folder.create(location.name())) {
                page.out().write(new HtmlReport(statistics).page().getBytes(StandardCharsets.UTF_8));
                page.publish();
            }
            environment.messages().say("Written to " + written + ".");
        }
        return whole ? ExitCode.OK : ExitCode.ROWS_MISSING;
    }

    private boolean readServer(Statistics statistics) throws IOException {
        Filter rows = filter.of(entity.value(), environment);
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration);
                RowStream stream = Export.rows(
                        ExportRequest.of(to.connection(), entity.value(), server.project(configuration))
                                .withFilter(rows),
                        new Notices(environment.messages()))) {
            while (stream.hasNext()) {
                statistics.add(stream.next());
            }
            return stream.status() != ExportResult.Status.PARTIAL;
        }
    }

    private boolean readFile(String name, Statistics statistics) throws IOException {
        Set<String> members = filter.isGiven() ? Set.of() : statistics.members();
        ExportedRows rows = new ExportedRows(entity.value(), filter.of(entity.value(), environment), members, storage);
        rows.read(name, environment.in(), row -> {
            statistics.add(row);
            return true;
        });
        Set<String> lacking = rows.lacking(name, statistics.members());
        if (!lacking.isEmpty()) {
            environment
                    .messages()
                    .warn(name + " has no " + String.join(", ", lacking)
                            + ": what is made of them is shown as none. Export" + " them, too, or ask the server.");
        }
        return true;
    }
}
