package dev.opikexport.emulator.http;

import dev.opikexport.emulator.store.Bytes;
import dev.opikexport.emulator.store.Form;
import dev.opikexport.emulator.store.Kind;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Row;
import dev.opikexport.emulator.store.Store;
import java.util.List;

/** {@code GET /v1/private/traces}, {@code spans} and {@code traces/threads}: one page and the total. */
record ListEndpoint(Store store, Kind kind) implements Endpoint {

    private static final int DEFAULT_SIZE = 10;

    @Override
    public Answer answer(Call call, String pathParameter) {
        Query query = call.query();
        int page = query.atLeastOne("page", 1);
        int size = query.atLeastOne("size", DEFAULT_SIZE);
        Project project = new ProjectLookup(store).of(query);
        Selection.refuseFilters(query.nonEmpty("filters").isPresent());
        TimeRange range = TimeRange.of(query);
        var traceId = query.nonEmpty("trace_id").map(ProjectLookup::parameter).orElse(null);
        List<Row> rows = Selection.of(
                project.rows(kind).listed(), Selection.within(range).and(Selection.ofTrace(traceId)));
        return page(page, part(rows, page, size), rows.size());
    }

    /** The server multiplies in 32 bits, so absurd pages show the first rows again. */
    private static List<Row> part(List<Row> rows, int page, int size) {
        int first = Math.max(0, (page - 1) * size);
        return first >= rows.size() ? List.of() : rows.subList(first, (int) Math.min(rows.size(), (long) first + size));
    }

    private Answer page(int page, List<Row> rows, long total) {
        List<Bytes> content = rows.stream().map(row -> row.bytes(Form.LIST)).toList();
        String prefix = "{\"page\":" + page + ",\"size\":" + rows.size() + ",\"total\":" + total + ",\"content\":[";
        String suffix = "],\"sortable_by\":[" + Sortable.columns(kind) + "]}";
        return new Answer.Page(Bytes.of(prefix), content, Bytes.of(suffix));
    }
}
