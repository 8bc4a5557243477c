package dev.opikexport.cli.export;

import dev.opikexport.cli.Configuration;
import dev.opikexport.cli.Environment;
import dev.opikexport.cli.ExitCode;
import dev.opikexport.cli.ServerOptions;
import dev.opikexport.cli.UsageException;
import dev.opikexport.core.Cancel;
import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.Notices;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.ParseOptions;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code traces}, {@code spans} and {@code threads} have in common: a filter, an output, a run. */
abstract class RowsCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";
    private static final String DEFAULT_TEXT_FORMAT = "jsonl";

    private final Environment environment;
    private final Entity entity;

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "OQL",
            description = "only rows that match, for example 'duration > 2s'; see: opik-export filter --help")
    private String filter = "";

    @Option(names = "--limit", paramLabel = "N", description = "at most N rows, the newest; default: all")
    private long limit;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR|-",
            description = "where to; the ending says the format; - or nothing is standard output")
    private String output = STANDARD_OUTPUT;

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv, jsonl or parquet, whatever the ending")
    private @Nullable String format;

    @Option(
            names = "--columns",
            paramLabel = "LIST",
            description = {
                "these columns in this order: names, new names and paths, for example",
                "id,tokens=usage.total_tokens,metadata.model; see: opik-export columns --help"
            })
    private @Nullable String columns;

    @Option(names = "--exclude", paramLabel = "LIST", description = "all columns but these")
    private @Nullable String excluded;

    @Option(
            names = {"-O", "--option"},
            paramLabel = "NAME=VALUE",
            description = "a setting of the format, for example -O canonical=true; may be repeated")
    private Map<String, String> settings = Map.of();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--page-size",
            paramLabel = "N",
            description = "at most N rows per request; default: ${DEFAULT-VALUE}")
    private int pageSize = ExportRequest.Reading.DEFAULT.pageSize();

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress and no summary; errors are still said")
    private boolean quiet;

    RowsCommand(Environment environment, Entity entity) {
        this.environment = environment;
        this.entity = entity;
    }

    /** What a command adds to the request. */
    ExportRequest refine(ExportRequest request) {
        return request;
    }

    @Override
    public Integer call() throws IOException {
        Filter rows = OqlParser.parse(entity, filter, ParseOptions.DEFAULT.withClock(environment.clock()));
        Destination destination = destination();
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration)) {
            ExportRequest request = refine(ExportRequest.of(to.connection(), entity, server.project(configuration))
                    .withFilter(rows)
                    .withSchema(schema())
                    .withLimit(limit)
                    .withReading(reading()));
            RunReport report = new RunReport(environment.err(), quiet, System::nanoTime);
            Cancel cancel = new Cancel();
            Interrupts interrupts = Interrupts.cancelling(cancel, environment.err());
            try {
                ExportResult result = Export.run(request, destination, report, cancel);
                report.finished(result, request, output);
                return exitCode(result.status());
            } finally {
                interrupts.close();
            }
        }
    }

    private Schema schema() {
        Schema schema = Schema.of(entity);
        schema = excluded == null ? schema : schema.without(excluded);
        return columns == null ? schema : schema.select(columns);
    }

    private ExportRequest.Reading reading() {
        ExportRequest.Reading usual = ExportRequest.Reading.DEFAULT;
        return new ExportRequest.Reading(
                usual.way(), usual.parallel(), pageSize, usual.answerBytes(), usual.allCopies());
    }

    private Destination destination() {
        OutputFormats formats = OutputFormats.installed();
        FormatOptions options = new FormatOptions(
                settings, Map.of(), new Notices(notice -> environment.err().println("note: " + notice)));
        if (output.equals(STANDARD_OUTPUT)) {
            OutputFormat chosen = formats.byName(format == null ? DEFAULT_TEXT_FORMAT : format);
            if (!chosen.isText()) {
                throw new UsageException("The format " + chosen.name()
                        + " cannot go to standard output. Name a file with -o, for example -o " + entity.id()
                        + chosen.endings().get(0) + ".");
            }
            return new Destination.ToStream(environment.rows(), chosen, options);
        }
        Path path = Path.of(output);
        if (Files.isDirectory(path)) {
            OutputFormat chosen = formats.byName(format == null ? "parquet" : format);
            return new Destination.ToFile(
                    path.resolve(entity.id() + chosen.endings().get(0)), chosen, options);
        }
        OutputFormat chosen = format == null ? formats.byFileName(output) : formats.byName(format);
        return new Destination.ToFile(path, chosen, options);
    }

    private static int exitCode(ExportResult.Status status) {
        return switch (status) {
            case COMPLETE, LIMITED -> ExitCode.OK;
            case PARTIAL, CANCELLED -> ExitCode.ROWS_MISSING;
        };
    }
}
