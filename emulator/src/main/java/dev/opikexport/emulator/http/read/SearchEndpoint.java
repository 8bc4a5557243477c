package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.RequestBody;
import dev.opikexport.emulator.http.query.Filters;
import dev.opikexport.emulator.http.query.ProjectLookup;
import dev.opikexport.emulator.http.query.RowQuery;
import dev.opikexport.emulator.http.query.TimeRange;
import dev.opikexport.emulator.http.query.View;
import dev.opikexport.emulator.http.wire.SpanSearchStreamRequest;
import dev.opikexport.emulator.http.wire.SpanType;
import dev.opikexport.emulator.http.wire.TraceSearchStreamRequest;
import dev.opikexport.emulator.http.wire.TraceThreadSearchStreamRequest;
import dev.opikexport.emulator.http.wire.filter.Condition;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.Project;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST …/search}: rows after a cursor, by id descending; a query that fails looks like the end of the data. */
public record SearchEndpoint(Kind kind) implements Endpoint {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 2000;

    /** What the three bodies have in common. */
    private record Asked(
            @Nullable UUID projectId,
            @Nullable String projectName,
            @Nullable UUID traceId,
            @Nullable SpanType type,
            @Nullable List<? extends @Nullable Condition> filters,
            @Nullable Integer limit,
            @Nullable UUID cursor,
            View view,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @Override
    public Answer answer(Call call, String pathParameter) throws IOException {
        call.requireJson();
        call.requireAccepted("application/octet-stream");
        Asked asked = read(call);
        int limit = limit(asked.limit());
        ProjectLookup.requireGiven(asked.projectId(), asked.projectName());
        TimeRange range =
                new TimeRange(asked.from(), asked.to()).unless(call.faults().ignoreTimeBounds());
        Filters filters = Filters.ofBody(kind, asked.filters());
        Project project = new ProjectLookup(call.store()).of(asked.projectId(), asked.projectName());
        if (filters.fails()) {
            return Answer.lines(List.of());
        }
        RowQuery query = new RowQuery(project, kind, range, asked.traceId(), asked.type(), filters, null);
        View view = asked.view().withFilters(filters, Form.SEARCH);
        call.disturb(project, kind);
        List<Row> rows = query.search(asked.cursor(), limit);
        List<Row> sent = rows.subList(0, call.faults().sent(rows, limit));
        return Answer.lines(call.faults()
                .broken(query.shown(call.faults().decodable(sent)).stream()
                        .flatMap(row -> row.copies().stream())
                        .map(row -> view.bytes(row, Form.SEARCH))
                        .toList()));
    }

    private Asked read(Call call) throws IOException {
        return switch (kind) {
            case TRACE -> {
                var body = RequestBody.read(call, TraceSearchStreamRequest.class);
                yield new Asked(
                        body.projectId(),
                        body.projectName(),
                        null,
                        null,
                        body.filters(),
                        body.limit(),
                        body.lastRetrievedId(),
                        View.of(body.exclude(), body.truncate()),
                        body.fromTime(),
                        body.toTime());
            }
            case SPAN -> {
                var body = RequestBody.read(call, SpanSearchStreamRequest.class);
                yield new Asked(
                        body.projectId(),
                        body.projectName(),
                        body.traceId(),
                        body.type(),
                        body.filters(),
                        body.limit(),
                        body.lastRetrievedId(),
                        View.of(body.exclude(), body.truncate()),
                        body.fromTime(),
                        body.toTime());
            }
            case THREAD -> {
                var body = RequestBody.read(call, TraceThreadSearchStreamRequest.class);
                yield new Asked(
                        body.projectId(),
                        body.projectName(),
                        null,
                        null,
                        body.filters(),
                        body.limit(),
                        body.lastRetrievedThreadModelId() == null ? null : new UUID(0, 0),
                        new View(Set.of(), body.truncate(), false),
                        body.fromTime(),
                        body.toTime());
            }
        };
    }

    private static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1) {
            throw ApiException.violation(422, "limit must be greater than or equal to 1")
                    .asStream();
        }
        if (limit > MAX_LIMIT) {
            throw ApiException.violation(422, "limit must be less than or equal to " + MAX_LIMIT)
                    .asStream();
        }
        return limit;
    }
}
