package dev.opikexport.cli.export;

import dev.opikexport.cli.Configuration;
import dev.opikexport.cli.Environment;
import dev.opikexport.cli.ExitCode;
import dev.opikexport.cli.ServerOptions;
import dev.opikexport.cli.selection.FilterOptions;
import dev.opikexport.core.Cancel;
import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.client.OpikException;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code traces}, {@code spans} and {@code threads} have in common: a filter, an output, a run. */
abstract class RowsCommand implements Callable<Integer> {

    private final Environment environment;
    private final Entity entity;

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Option(names = "--limit", paramLabel = "N", description = "at most N rows, the newest; default: all")
    private long limit;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(names = "--dry-run", description = "only say what would be asked and how many rows there are")
    private boolean dryRun;

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
        Filter rows = filter.of(entity, environment);
        Destination destination = output.destination(entity, environment);
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration)) {
            ExportRequest request =
                    refine(ExportRequest.of(reading.apply(to.connection()), entity, server.project(configuration))
                            .withFilter(rows)
                            .withSchema(output.schema(entity))
                            .withLimit(limit)
                            .withReading(reading.reading()));
            if (dryRun) {
                DryRun.print(request, environment.out());
                return ExitCode.OK;
            }
            return run(request, destination);
        }
    }

    private int run(ExportRequest request, Destination destination) throws IOException {
        RunReport report = new RunReport(environment.messages(), request, output.name(), System::nanoTime);
        Cancel cancel = new Cancel();
        Interrupts interrupts = Interrupts.cancelling(cancel, environment.messages());
        ExportResult result;
        try {
            result = Export.run(request, destination, report, cancel);
        } catch (OpikException | FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw output.name() == null ? e : new FileSystemException(output.name(), null, e.getMessage());
        } finally {
            interrupts.close();
            report.close();
        }
        report.finished(result, exitCode(result.status()));
        return exitCode(result.status());
    }

    private static int exitCode(ExportResult.Status status) {
        return switch (status) {
            case COMPLETE, LIMITED -> ExitCode.OK;
            case PARTIAL -> ExitCode.ROWS_MISSING;
            case CANCELLED -> ExitCode.INTERRUPTED;
        };
    }
}
