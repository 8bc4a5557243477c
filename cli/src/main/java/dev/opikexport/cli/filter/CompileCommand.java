package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.selection.FilterText;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.PlannedQuery;
import dev.opikexport.filter.plan.RestFilter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filter compile}: the REST filters that a text becomes. */
@Command(
        name = "compile",
        mixinStandardHelpOptions = true,
        header = "Prints the server queries that a filter becomes: one JSON array of REST filters per line.",
        description =
                "Each array is one query, whose filters are joined by AND; the rows of several queries are united."
                        + " What the server cannot decide is named on standard error: it is evaluated on the rows it returns.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export filter compile --entity spans 'usage.total_tokens > 1000'",
            "  echo '{\"entity\":\"traces\",\"filter\":\"duration > 2s\"}' | opik-export filter compile --batch"
        })
final class CompileCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private EntityOption entity = new EntityOption();

    @Option(
            names = "--batch",
            description =
                    "read lines {\"entity\":…,\"filter\":…} from standard input and answer each with one line of JSON")
    private boolean batch;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILTER",
            description = "the filter, in quotes for the shell; @FILE or @- reads it")
    private @Nullable String text;

    CompileCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        ParseOptions options = ParseOptions.DEFAULT.withClock(environment.clock());
        if (batch == (text != null)) {
            throw new UsageException("Give one filter, or --batch and the filters on standard input.");
        }
        if (text != null) {
            print(FilterPlan.of(FilterText.of(text, environment).parse(entity.entity(), environment)));
        } else {
            new BatchCompiler(options)
                    .run(
                            new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8)),
                            environment.out());
        }
        return 0;
    }

    private void print(FilterPlan plan) {
        for (PlannedQuery query : plan.queries()) {
            environment.out().println(RestFilter.toJson(query.filters()));
        }
        plan.residual()
                .ifPresent(residual -> environment
                        .messages()
                        .say("evaluated on the rows that the server returns: " + FilterPrinter.print(residual)));
    }
}
