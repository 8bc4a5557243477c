package dev.opikexport.cli.stats;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.look.ExportedRows;
import dev.opikexport.cli.look.RowEntity;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code opik-export stats}. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Shows rows per day, tokens, cost, durations, errors and scores of a project or of exported files.",
        description = {
            "",
            "Tokens and cost are by model for spans, by name for traces.",
            "Counts, sums, means and percentiles are exact; percentiles of more than 2,000,000",
            "durations are to one percent, and said to be. Beyond 1,000 different models, names,",
            "errors or scores, the rest is one line, (others)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export stats spans --url emulator -p golden",
            "  opik-export stats traces -p my-project -f 'start_time > now - 7d' --html week.html",
            "  opik-export stats traces traces.jsonl",
            "  opik-export stats spans spans.parquet -f 'type = \"llm\"'"
        })
public final class StatsCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "ENTITY", converter = RowEntity.class, description = "traces or spans")
    private Entity entity = Entity.TRACES;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = ExportedRows.FILES)
    private @Nullable String file;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "also write a page with plots, which needs nothing else")
    private @Nullable Path html;

    @Option(names = "--json", description = "a JSON object instead of tables, for scripts")
    private boolean json;

    @Mixin
    private ServerOptions server = new ServerOptions();

    StatsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (entity == Entity.THREADS) {
            throw new UsageException("Statistics are of traces or spans, not of threads.");
        }
        Statistics statistics = new Statistics(entity);
        boolean whole = file == null ? readServer(statistics) : readFile(file, statistics);
        if (json) {
            environment.out().println(new JsonReport(statistics));
        } else {
            new TextReport(statistics, environment.out(), Table.terminalWidth(environment.variables())).print();
        }
        if (html != null) {
            Location location = Location.of(html);
            try (Storage folder = Storage.at(location.folder());
                    WholeFile page = folder.create(location.name())) {
                page.out().write(new HtmlReport(statistics).page().getBytes(StandardCharsets.UTF_8));
                page.publish();
            }
            environment.messages().say("Written to " + html + ".");
        }
        return whole ? ExitCode.OK : ExitCode.ROWS_MISSING;
    }

    private boolean readServer(Statistics statistics) throws IOException {
        Filter rows = filter.of(entity, environment);
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration);
                RowStream stream = Export.rows(
                        ExportRequest.of(to.connection(), entity, server.project(configuration))
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
        new ExportedRows(entity, filter.of(entity, environment), members).read(name, environment.in(), row -> {
            statistics.add(row);
            return true;
        });
        return true;
    }
}
