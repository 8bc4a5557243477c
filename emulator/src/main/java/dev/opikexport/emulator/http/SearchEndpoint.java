package dev.opikexport.emulator.http;

import dev.opikexport.emulator.store.Bytes;
import dev.opikexport.emulator.store.Form;
import dev.opikexport.emulator.store.Ids;
import dev.opikexport.emulator.store.Kind;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Row;
import dev.opikexport.emulator.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/private/traces/search} and {@code spans/search}: rows after a cursor, by id descending. */
record SearchEndpoint(Store store, Kind kind) implements Endpoint {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 2000;

    @Override
    public Answer answer(Call call, String pathParameter) throws IOException {
        SearchRequest request = RequestBody.read(call, SearchRequest.class);
        int limit = limit(request.limit());
        Project project = new ProjectLookup(store).of(request.projectId(), request.projectName());
        Selection.refuseFilters(request.filters() != null && !request.filters().isEmpty());
        TimeRange range = new TimeRange(request.fromTime(), request.toTime());
        Predicate<Row> condition = Selection.within(range)
                .and(Selection.ofTrace(request.traceId()))
                .and(below(request.lastRetrievedId()));
        List<Bytes> rows = project.rows(kind).byId().stream()
                .filter(condition)
                .limit(limit)
                .map(row -> row.bytes(Form.SEARCH))
                .toList();
        return new Answer.Lines(rows);
    }

    private static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1) {
            throw ApiException.violation(422, "limit must be greater than or equal to 1");
        }
        if (limit > MAX_LIMIT) {
            throw ApiException.violation(422, "limit must be less than or equal to " + MAX_LIMIT);
        }
        return limit;
    }

    private static Predicate<Row> below(@Nullable UUID cursor) {
        return cursor == null ? row -> true : row -> Ids.ORDER.compare(row.id(), cursor) < 0;
    }
}
