package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.PathId;
import dev.opikexport.emulator.http.Query;
import dev.opikexport.emulator.http.query.Filters;
import dev.opikexport.emulator.http.query.ProjectLookup;
import dev.opikexport.emulator.http.query.RowQuery;
import dev.opikexport.emulator.http.query.Sortable;
import dev.opikexport.emulator.http.query.Sorting;
import dev.opikexport.emulator.http.query.TextSearch;
import dev.opikexport.emulator.http.query.TimeRange;
import dev.opikexport.emulator.http.query.View;
import dev.opikexport.emulator.http.wire.SpanType;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.Project;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/private/traces}, {@code spans} and {@code traces/threads}: one page and the total. */
public record ListEndpoint(Kind kind) implements Endpoint {

    private static final int DEFAULT_SIZE = 10;

    @Override
    public Answer answer(Call call, String pathParameter) {
        Query query = call.query();
        int page = query.atLeastOne("page", 1);
        int size = query.atLeastOne("size", DEFAULT_SIZE);
        View plain = View.of(kind, query);
        Sorting sorting = Sorting.of(kind, query);
        RowQuery asked = query(kind, call);
        View view = plain.withFilters(asked.asked(), Form.LIST);
        call.disturb(asked.project(), kind);
        RowQuery.Listed listed = asked.list();
        List<Row> rows = part(sorting.sort(listed.rows()), page, size);
        if (call.faults().failList(rows)) {
            throw ApiException.failed();
        }
        List<Row> content = asked.shown(call.faults().decodable(rows)).stream()
                .flatMap(row -> row.copies().stream())
                .toList();
        return Answer.page(
                page,
                call.faults()
                        .broken(content.stream()
                                .map(row -> view.bytes(row, Form.LIST))
                                .toList()),
                call.faults().total(listed.total()),
                Sortable.columns(kind));
    }

    /** What a URL asks for, apart from the page. */
    static RowQuery query(Kind kind, Call call) {
        Query query = call.query();
        Optional<UUID> projectId = query.nonEmpty("project_id").map(PathId::of);
        @Nullable
        UUID traceId =
                kind == Kind.SPAN ? query.nonEmpty("trace_id").map(PathId::of).orElse(null) : null;
        @Nullable
        SpanType type = kind == Kind.SPAN
                ? query.nonEmpty("type").map(ListEndpoint::type).orElse(null)
                : null;
        Filters filters = Filters.ofParameter(kind, query.text("filters").orElse(null));
        TimeRange range = TimeRange.of(query).unless(call.faults().ignoreTimeBounds());
        Project project = new ProjectLookup(call.store())
                .of(projectId.orElse(null), query.text("project_name").orElse(null));
        TextSearch search = TextSearch.of(kind, query.text("search").orElse(null));
        return new RowQuery(project, kind, range, traceId, type, filters, search);
    }

    /** The server multiplies in 32 bits, and to its database a negative offset means rows from the end. */
    private static List<Row> part(List<Row> rows, int page, int size) {
        int first = (page - 1) * size;
        if (first >= rows.size()) {
            return List.of();
        }
        if (first < 0) {
            return rows.subList(0, (int) Math.max(0, Math.min(size, (long) rows.size() + first)));
        }
        return rows.subList(first, (int) Math.min(rows.size(), (long) first + size));
    }

    private static SpanType type(String name) {
        return Arrays.stream(SpanType.values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> ApiException.of(400, "query param type is not a valid SpanType"));
    }
}
