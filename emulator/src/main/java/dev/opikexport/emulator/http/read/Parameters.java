package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.PathId;
import dev.opikexport.emulator.http.Query;
import dev.opikexport.emulator.http.query.Filters;
import dev.opikexport.emulator.http.query.ProjectLookup;
import dev.opikexport.emulator.http.query.RowQuery;
import dev.opikexport.emulator.http.query.TextSearch;
import dev.opikexport.emulator.http.query.TimeRange;
import dev.opikexport.emulator.http.wire.SpanType;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.store.Project;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a URL asks for. The server reads all parameters first, looks whether a project is named, then at times and filters, and then for
 * the project; what is wrong first is told. That is the order of the methods here.
 */
record Parameters(
        Kind kind,
        @Nullable UUID projectId,
        @Nullable String projectName,
        @Nullable UUID traceId,
        @Nullable SpanType type,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Reads them. */
    static Parameters of(Kind kind, Query query) {
        boolean ofSpans = kind == Kind.SPAN;
        return new Parameters(
                kind,
                query.nonEmpty("project_id").map(PathId::of).orElse(null),
                query.text("project_name").orElse(null),
                ofSpans ? query.nonEmpty("trace_id").map(PathId::of).orElse(null) : null,
                ofSpans ? query.nonEmpty("type").map(Parameters::type).orElse(null) : null,
                TimeRange.instant(query, "from_time"),
                TimeRange.instant(query, "to_time"));
    }

    private static SpanType type(String name) {
        return Arrays.stream(SpanType.values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> ApiException.of(400, "query param type is not a valid SpanType"));
    }

    /** The filters, once there is a project and times that go together. */
    Filters filters(Query query) {
        ProjectLookup.requireGiven(projectId, projectName);
        TimeRange.requireOrder(from, to);
        return Filters.ofParameter(kind, query.text("filters").orElse(null));
    }

    /** The rows, once the project is there. */
    RowQuery rows(Call call, Filters filters) {
        Project project = new ProjectLookup(call.store()).of(projectId, projectName);
        if (filters.fails()) {
            throw ApiException.failed();
        }
        TimeRange range = new TimeRange(from, to).unless(call.faults().ignoreTimeBounds());
        TextSearch search = TextSearch.of(kind, call.query().text("search").orElse(null));
        return new RowQuery(project, kind, range, traceId, type, filters, search);
    }
}
