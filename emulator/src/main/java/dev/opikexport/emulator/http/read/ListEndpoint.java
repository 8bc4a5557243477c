package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.Query;
import dev.opikexport.emulator.http.query.Filters;
import dev.opikexport.emulator.http.query.RowQuery;
import dev.opikexport.emulator.http.query.Sortable;
import dev.opikexport.emulator.http.query.Sorting;
import dev.opikexport.emulator.http.query.View;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import java.util.List;

/** {@code GET /v1/private/traces}, {@code spans} and {@code traces/threads}: one page and the total. */
public record ListEndpoint(Kind kind) implements Endpoint {

    private static final int DEFAULT_SIZE = 10;

    @Override
    public Answer answer(Call call, String pathParameter) {
        Query query = call.query();
        int page = query.number("page", 1);
        int size = query.number("size", DEFAULT_SIZE);
        Parameters parameters = Parameters.of(kind, query);
        Query.requirePositive("page", page);
        Query.requirePositive("size", size);
        Filters filters = parameters.filters(query);
        Sorting sorting = Sorting.of(kind, query);
        View plain = View.of(kind, query);
        RowQuery asked = parameters.rows(call, filters);
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
}
