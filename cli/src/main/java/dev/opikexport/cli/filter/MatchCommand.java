package dev.opikexport.cli.filter;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.cli.look.ExportedRows;
import dev.opikexport.cli.output.StorageOptions;
import dev.opikexport.cli.selection.FilterText;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** {@code filter match}: a grep for traces. */
final class MatchCommand extends Command {

    private final Environment environment;

    private final Argument<Entity> entity = option(
                    new NamedConverter<>(Entity.values()),
                    "-e, --entity",
                    "ENTITY",
                    "what the rows are: traces (the default), spans or threads")
            .or(Entity.TRACES);

    private final Argument<String> text = text(
                    "-f, --filter", "OQL", "the filter, in quotes for the shell; @FILE reads it from a file")
            .required();

    private final Argument<List<String>> files = arguments(
            "FILE",
            "JSONL (also .gz, .zst) or Parquet files or folders, also hdfs:// and s3a://; none or - for JSONL on standard input");

    private final StorageOptions storage = with(StorageOptions.ofInput());

    MatchCommand(Environment environment) {
        super("match", "Prints the rows of exported JSONL or Parquet files that a filter selects, as JSON lines.");
        this.environment = environment;
        examples(
                "opik-export filter match -f 'error_info is_not_empty' traces.jsonl",
                "opik-export filter match -e spans -f 'duration > 2s' spans.parquet",
                "opik-export traces -p my-project | opik-export filter match -f 'name starts_with \"chat\"'");
    }

    @Override
    public Integer call() throws IOException {
        Filter filter = FilterText.of(text.value(), environment).parse(entity.value(), environment);
        ExportedRows rows = new ExportedRows(entity.value(), filter, Set.of(), storage);
        OutputStream out = new BufferedOutputStream(environment.rows(), 1 << 16);
        for (String file : files.value().isEmpty() ? List.of(ExportedRows.STANDARD_INPUT) : files.value()) {
            rows.read(file, environment.in(), row -> {
                out.write(row.bytes(), row.start(), row.end() - row.start());
                out.write('\n');
                return true;
            });
        }
        out.flush();
        return 0;
    }
}
