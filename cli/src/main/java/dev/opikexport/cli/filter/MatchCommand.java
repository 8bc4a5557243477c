package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.look.ExportedRows;
import dev.opikexport.cli.selection.FilterText;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filter match}: a grep for traces. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        header = "Prints the rows of exported JSONL or Parquet files that a filter selects, as JSON lines.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opik-export filter match -f 'error_info is_not_empty' traces.jsonl",
            "  opik-export filter match -e spans -f 'duration > 2s' spans.parquet",
            "  opik-export traces -p my-project | opik-export filter match -f 'name starts_with \"chat\"'"
        })
final class MatchCommand implements Callable<Integer> {

    private final Environment environment;

    @Option(
            names = {"-e", "--entity"},
            paramLabel = "ENTITY",
            defaultValue = "traces",
            converter = EntityConverter.class,
            description = "what the rows are: traces (the default), spans or threads")
    private Entity entity = Entity.TRACES;

    @Option(
            names = {"-f", "--filter"},
            required = true,
            paramLabel = "OQL",
            description = "the filter, in quotes for the shell; @FILE reads it from a file")
    private String text = "";

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "JSONL (also .gz, .zst) or Parquet files or folders, also hdfs:// and s3a://; none or - for JSONL on standard input")
    private List<String> files = List.of();

    MatchCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Filter filter = FilterText.of(text, environment).parse(entity, environment);
        checkColumns(filter);
        ExportedRows rows = new ExportedRows(entity, filter, Set.of());
        OutputStream out = new BufferedOutputStream(environment.rows(), 1 << 16);
        for (String file : files.isEmpty() ? List.of(ExportedRows.STANDARD_INPUT) : files) {
            rows.read(file, environment.in(), row -> {
                out.write(row.bytes(), row.start(), row.end() - row.start());
                out.write('\n');
                return true;
            });
        }
        out.flush();
        return 0;
    }

    private static void checkColumns(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            if (!comparison.field().isInRows()) {
                throw new UsageException("No row shows " + comparison.field().name()
                        + ", so only a server can compare it: use it with -f when you export.");
            }
        } else if (filter instanceof Filter.Not not) {
            checkColumns(not.operand());
        } else if (filter instanceof Filter.And and) {
            and.operands().forEach(MatchCommand::checkColumns);
        } else if (filter instanceof Filter.Or or) {
            or.operands().forEach(MatchCommand::checkColumns);
        }
    }
}
