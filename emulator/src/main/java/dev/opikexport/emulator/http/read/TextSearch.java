package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.server.RowMembers;
import dev.opikexport.filter.server.ServerQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameter {@code search}: a text that some column contains, compared as the filter {@code input contains} does. */
final class TextSearch {

    private static final List<String> OF_TRACES =
            List.of("id", "name", "input", "output", "metadata", "tags", "error_info", "thread_id");
    private static final List<String> OF_SPANS =
            List.of("id", "trace_id", "name", "type", "input", "output", "metadata", "tags", "model", "provider");
    private static final List<String> OF_THREADS = List.of("id", "first_message", "last_message", "tags");

    private final List<String> columns;
    private final ServerQuery contains;

    private TextSearch(List<String> columns, ServerQuery contains) {
        this.columns = columns;
        this.contains = contains;
    }

    /** The search; null for a blank text, which finds everything. */
    static @Nullable TextSearch of(Kind kind, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        List<String> columns = switch (kind) {
            case TRACE -> OF_TRACES;
            case SPAN -> OF_SPANS;
            case THREAD -> OF_THREADS;
        };
        RestFilter filter = RestFilter.of("input", Operator.CONTAINS, text);
        return new TextSearch(columns, ServerQuery.of(Kind.TRACE.entity(), List.of(filter)));
    }

    boolean test(Row row) {
        for (String column : columns) {
            String json = row.member(column);
            RowMembers asInput = name -> name.equals("input") ? json : null;
            if (json != null && contains.test(asInput)) {
                return true;
            }
        }
        return false;
    }
}
