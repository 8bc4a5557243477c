package dev.opikexport.cli.filter;

import dev.opikexport.cli.Environment;
import dev.opikexport.cli.UsageException;
import dev.opikexport.cli.look.ParquetDataset;
import dev.opikexport.cli.selection.FilterText;
import dev.opikexport.core.row.Row;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPredicate;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.server.RowJson;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
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

    private static final String STANDARD_INPUT = "-";

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
            description = "JSONL or Parquet files, or folders of Parquet files; none or - for JSONL on standard input")
    private List<String> files = List.of();

    MatchCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Filter filter = FilterText.of(text, environment).parse(entity, environment);
        checkColumns(filter);
        FilterPredicate predicate = FilterPredicate.of(filter);
        OutputStream out = new BufferedOutputStream(environment.rows(), 1 << 16);
        for (String file : files.isEmpty() ? List.of(STANDARD_INPUT) : files) {
            try {
                if (ParquetDataset.isNamed(file)) {
                    ParquetDataset.read(file, entity, filter, Set.of(), row -> print(row, out));
                } else {
                    printLines(predicate, file, out);
                }
            } catch (NoSuchFileException e) {
                throw new UsageException("There is no file " + file + ".");
            }
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

    private InputStream open(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return environment.in();
        }
        InputStream in = Files.newInputStream(Path.of(file));
        return file.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static void print(Row row, OutputStream out) throws IOException {
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    private void printLines(FilterPredicate predicate, String file, OutputStream out) throws IOException {
        try (InputStream in = open(file)) {
            printMatches(predicate, file, in, out);
        }
    }

    private static void printMatches(FilterPredicate predicate, String file, InputStream in, OutputStream out)
            throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && predicate.test(row(line, file, number))) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
    }

    private static RowJson row(String line, String file, int number) {
        try {
            return RowJson.of(line);
        } catch (IllegalArgumentException e) {
            String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
            throw new UsageException(name + ", line " + number + ", is not a row: " + e.getMessage()
                    + "\nGive it exported JSONL or Parquet files, or JSONL on standard input.");
        }
    }
}
