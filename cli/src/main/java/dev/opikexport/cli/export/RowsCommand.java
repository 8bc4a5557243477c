package dev.opikexport.cli.export;

import dev.opikexport.cli.command.Argument;
import dev.opikexport.cli.command.Command;
import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.ExitCode;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.look.FirstRows;
import dev.opikexport.cli.output.Layout;
import dev.opikexport.cli.output.OutputOptions;
import dev.opikexport.cli.selection.FilterOptions;
import dev.opikexport.cli.selection.ProjectOptions;
import dev.opikexport.cli.selection.SampleOptions;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.server.ConnectionOptions;
import dev.opikexport.cli.server.ServerOptions;
import dev.opikexport.core.Destination;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code traces}, {@code spans} and {@code threads} have in common: a filter, an output, a run. */
abstract class RowsCommand extends Command {

    private final Environment environment;
    private final Entity entity;

    private final FilterOptions filter = with(new FilterOptions());

    private final Argument<Long> limit = number(
                    "--limit", "N", 1L, "at most N rows of each project, the newest; default: all")
            .or(0L);

    private final SampleOptions sample = with(new SampleOptions());

    private final OutputOptions output = with(new OutputOptions());

    private final ProjectOptions projects = with(new ProjectOptions());

    private final ConnectionOptions server = with(new ConnectionOptions());

    private final AttachmentOptions attachments = with(new AttachmentOptions());

    private final ReadingOptions reading = with(new ReadingOptions());

    private final Argument<Boolean> dryRun =
            flag("--dry-run", "only say what would be asked and how many rows there are");

    RowsCommand(String name, String header, Environment environment, Entity entity) {
        super(name, List.of(header), "Rows");
        this.environment = environment;
        this.entity = entity;
    }

    /** What a command adds to the request. */
    ExportRequest refine(ExportRequest request) {
        return request;
    }

    /** The columns of the spans that are exported with traces; null for none. */
    @Nullable
    Schema spans() {
        return null;
    }

    @Override
    public Integer call() throws IOException {
        FilterOptions.Written rows = filter.written(entity, environment);
        Destination destination = output.destination(entity, environment);
        checkShape(destination);
        Configuration configuration = Configuration.load(environment);
        try (ServerOptions.Server to = server.server(configuration)) {
            Connection connection = reading.apply(to.connection(), environment.patience());
            List<ProjectRef> all = projects.of(configuration, connection);
            ExportRequest request = refine(ExportRequest.of(connection, entity, all.get(0))
                    .withFilter(rows.filter(), rows.words())
                    .withSchema(output.withScores(output.schema(entity), connection, all))
                    .withSample(sample.sample())
                    .withLimit(limit.value())
                    .withReading(reading.reading()));
            List<ExportRequest> requests =
                    all.stream().map(request::withProject).toList();
            if (dryRun.value()) {
                for (ExportRequest each : requests) {
                    if (requests.size() > 1) {
                        environment.out().println(each.project() + ":");
                    }
                    DryRun.print(each, environment.out());
                }
                return ExitCode.OK;
            }
            if (output.isTable()) {
                return show(requests);
            }
            try (RowsRun run = new RowsRun(environment, System::nanoTime)) {
                if (requests.size() == 1 || output.isFolder()) {
                    exportEach(requests, run);
                } else {
                    run.export(requests, destination, output.name());
                }
                return run.exitCode();
            }
        }
    }

    private int show(List<ExportRequest> requests) throws IOException {
        long shown = limit.value() == 0 ? FirstRows.FEW : limit.value();
        FirstRows.check(entity, shown);
        int code = ExitCode.OK;
        for (ExportRequest request : requests) {
            if (requests.size() > 1) {
                environment.out().println(request.project() + ":");
            }
            code = Math.max(code, FirstRows.asTable(environment, request.withLimit(shown)));
        }
        return code;
    }

    private void checkShape(Destination destination) throws IOException {
        if (attachments.isGiven() && entity == Entity.THREADS) {
            throw new UsageException(
                    "Attachments hang on traces and spans. Export those, for example: traces --attachments files/");
        }
        if (attachments.isGiven() && projects.isSeveral() && !output.isFolder()) {
            throw new UsageException(
                    "--attachments of several projects needs a folder for the rows, for example -o out/.");
        }
        if (projects.isSeveral()
                && destination instanceof Destination.ToFolder folder
                && Stream.concat(names(), folder.folderOptions().partitioning().folderKeys().stream())
                        .anyMatch(Layout.PROJECT::equalsIgnoreCase)) {
            throw new UsageException("The folders of several projects are named 'project', so that no column and no key"
                    + " may be. Rename it: other_name=project_id");
        }
        Schema spans = spans();
        if (spans == null) {
            return;
        }
        if (destination instanceof Destination.ToStream) {
            throw new UsageException(
                    "--with-spans writes two datasets. Name a folder or a file with -o, for example -o out/.");
        }
        if (output.isIncremental()) {
            throw new UsageException(
                    "--with-spans cannot add to an export, because a span may come to a trace that is there already"
                            + " and stays as it is. Replace both with --overwrite, or let each grow on its own:"
                            + "\n  traces -o traces/ --incremental\n  spans -o spans/ --incremental");
        }
        if (projects.isSeveral() && !output.isFolder()) {
            throw new UsageException("--with-spans of several projects goes into a folder, for example -o out/.");
        }
        checkSpans(spans);
    }

    private Stream<String> names() {
        return Stream.of(output.schema(entity), spans())
                .filter(Objects::nonNull)
                .flatMap(schema -> schema.columns().stream())
                .map(Column::name);
    }

    /** What cannot be written is refused before the traces are there. */
    private void checkSpans(Schema columns) throws IOException {
        Destination spans;
        try {
            spans = output.destination(Entity.SPANS, environment);
        } catch (UsageException e) {
            throw new UsageException("--with-spans lays spans out as it does traces. " + e.getMessage());
        }
        Schema inFiles = spans instanceof Destination.ToFolder folder
                ? folder.folderOptions().partitioning().ofFiles(columns)
                : columns;
        spans.format()
                .open(OutputStream.nullOutputStream(), inFiles, spans.options())
                .close();
    }

    private void exportEach(List<ExportRequest> requests, RowsRun run) throws IOException {
        Schema spans = spans();
        if (spans != null) {
            List<ProjectRef> all = requests.stream().map(ExportRequest::project).toList();
            spans = output.withScores(spans, requests.get(0).connection(), all);
        }
        Layout layout = output.layout(spans != null, projects.isSeveral());
        for (ExportRequest request : requests) {
            if (spans == null) {
                export(request, layout, run);
            } else {
                exportWithSpans(request, spans, layout, run);
            }
            if (run.isCancelled()) {
                return;
            }
        }
    }

    private void export(ExportRequest request, Layout layout, RowsRun run) throws IOException {
        String place = place(request, layout);
        Destination destination = output.destination(entity, environment, place);
        if (!attachments.isGiven()) {
            run.export(List.of(request), destination, name(place));
            return;
        }
        IdSet rows = run.exportWithIds(request, destination, name(place));
        fetchAttachments(request, rows, run);
    }

    private void exportWithSpans(ExportRequest request, Schema columns, Layout layout, RowsRun run) throws IOException {
        String place = place(request, layout);
        IdSet traces = run.exportWithIds(request, output.destination(entity, environment, place), name(place));
        if (run.isCancelled()) {
            return;
        }
        ExportRequest spans = ExportRequest.of(request.connection(), Entity.SPANS, request.project())
                .withSchema(columns)
                .withReading(request.reading())
                .withTraces(traces);
        fetchAttachments(request, traces, run);
        String besides = place(spans, layout);
        Destination destination = output.destination(Entity.SPANS, environment, besides);
        if (attachments.isGiven()) {
            fetchAttachments(spans, run.exportWithIds(spans, destination, besides), run);
        } else {
            run.export(List.of(spans), destination, besides);
        }
    }

    private void fetchAttachments(ExportRequest request, IdSet rows, RowsRun run) throws IOException {
        if (attachments.isGiven() && !run.isCancelled()) {
            run.note(attachments.fetch(request, rows, environment, run.cancel()));
        }
    }

    private String place(ExportRequest request, Layout layout) {
        return layout.place(
                request.entity(),
                request.project(),
                output.destination(entity, environment).format());
    }

    private @Nullable String name(String place) {
        return output.name() == null ? null : place;
    }
}
