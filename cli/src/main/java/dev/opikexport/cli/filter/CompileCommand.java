package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
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

/** {@code filter compile}: the REST filters that a text becomes. */
final class CompileCommand extends Command {

    private final Environment environment;

    private final EntityOption entity = with(new EntityOption());

    private final Argument<Boolean> batch = flag(
            "--batch",
            "read lines {\"entity\":…,\"filter\":…} from standard input and answer each with one line of JSON");

    private final Argument<String> text =
            optionalArgument("FILTER", "the filter, in quotes for the shell; @FILE or @- reads it");

    CompileCommand(Environment environment) {
        super("compile", "Prints the server queries that a filter becomes: one JSON array of REST filters per line.");
        this.environment = environment;
        describe("Each array is one query, whose filters are joined by AND; the rows of several queries are united."
                + " What the server cannot decide is named on standard error: it is evaluated on the rows it returns.");
        examples(
                "opik-export filter compile --entity spans 'usage.total_tokens > 1000'",
                "echo '{\"entity\":\"traces\",\"filter\":\"duration > 2s\"}' | opik-export filter compile --batch");
    }

    @Override
    public Integer call() throws IOException {
        ParseOptions options = ParseOptions.DEFAULT.withClock(environment.clock());
        String filter = text.orNull();
        if (batch.value() == (filter != null)) {
            throw new UsageException("Give one filter, or --batch and the filters on standard input.");
        }
        if (filter != null) {
            print(FilterPlan.of(FilterText.of(filter, environment).parse(entity.entity(), environment)));
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
