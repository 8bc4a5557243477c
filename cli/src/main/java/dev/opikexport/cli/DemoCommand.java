package dev.opikexport.cli;

import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code opik-export demo}: the main job, on a server in memory. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Exports traces of a server in memory as Parquet, CSV and JSONL, and says what it did.",
        footerHeading = "%nExample:%n",
        footer = "  opik-export demo -o /tmp/opik-demo")
final class DemoCommand implements Callable<Integer> {

    private static final String PROJECT = "golden";
    private static final String FILTER =
            "tags is_not_empty AND feedback_scores.accuracy is_not_empty AND duration > 1ms";
    private static final List<String> FILES = List.of("traces.parquet", "traces.csv", "traces.jsonl");

    private final Environment environment;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "where the files go; default: ${DEFAULT-VALUE}")
    private Path folder = Path.of("opik-demo");

    DemoCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Filter filter = OqlParser.parse(Entity.TRACES, FILTER);
        try (OpikEmulator emulator = OpikEmulator.start()) {
            Connection connection = Connection.to(emulator.baseUrl().toString());
            ExportRequest request = ExportRequest.of(connection, Entity.TRACES, ProjectRef.named(PROJECT))
                    .withFilter(filter);
            long total = total(request);
            createFolder();
            PrintStream out = environment.out();
            out.println("An Opik server in memory listens on " + emulator.baseUrl()
                    + ", with traces that a real server once held.");
            out.println("Its project '" + PROJECT + "' has " + total + " traces that match the filter");
            out.println("  " + FILTER);
            out.println();
            for (String name : FILES) {
                export(request, folder.resolve(name), total);
            }
            out.println();
            out.println("Each file holds every one of these traces once: as many different ids as the server counts.");
            out.println("The same from a server of yours:");
            out.println("  opik-export traces --url URL -p PROJECT -f '" + FILTER + "' -o traces.parquet");
            out.println("Look into a file, for example:");
            out.println(
                    "  duckdb -c \"SELECT name, duration, tags FROM '" + folder.resolve(FILES.get(0)) + "' LIMIT 5\"");
        }
        return ExitCode.OK;
    }

    private static long total(ExportRequest request) throws IOException {
        RowQuery query = new RowQuery(
                request.entity(),
                request.project(),
                request.plan().queries().get(0).filters(),
                null,
                null,
                null);
        try (OpikClient client = OpikClient.open(request.connection())) {
            return client.count(query, Patience.DEFAULT);
        }
    }

    private void createFolder() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(folder.toString(), null, "it is a file, not a folder");
        }
    }

    private void export(ExportRequest request, Path file, long total) throws IOException {
        Destination destination = new Destination.ToFile(
                file, OutputFormats.installed().byFileName(file.toString()), FormatOptions.none());
        ExportResult result = Export.run(request, destination);
        if (result.rows() != total) {
            throw new IllegalStateException(file + " has " + result.rows() + " rows, and the server counts " + total);
        }
        environment.out().printf(Locale.ROOT, "  %-28s %4d rows  %,9d bytes%n", file, result.rows(), Files.size(file));
    }
}
