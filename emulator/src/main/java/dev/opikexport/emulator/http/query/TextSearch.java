package dev.opikexport.emulator.http.query;

import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.server.RowMembers;
import dev.opikexport.filter.server.ServerQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameter {@code search}: a text that some column contains, compared as the operator {@code contains} does. */
public final class TextSearch {

    private static final List<String> OF_TRACES =
            List.of("id", "name", "input", "output", "metadata", "tags", "error_info", "thread_id");
    private static final List<String> OF_SPANS =
            List.of("id", "trace_id", "name", "type", "input", "output", "metadata", "tags", "model", "provider");
    private static final List<String> OF_THREADS = List.of("id", "first_message", "last_message", "tags");

    private static final Set<String> PLAIN = Set.of("id", "trace_id", "name", "type", "model", "provider", "thread_id");

    private final List<String> columns;
    private final Map<String, ServerQuery> contains;

    private TextSearch(List<String> columns, Map<String, ServerQuery> contains) {
        this.columns = columns;
        this.contains = contains;
    }

    /** The search; null for a blank text, which finds everything. */
    public static @Nullable TextSearch of(Kind kind, @Nullable String text) {
        String asked = text == null ? "" : text.trim();
        if (asked.isEmpty()) {
            return null;
        }
        List<String> columns = switch (kind) {
            case TRACE -> OF_TRACES;
            case SPAN -> OF_SPANS;
            case THREAD -> OF_THREADS;
        };
        String encoded = URLEncoder.encode(asked, StandardCharsets.UTF_8);
        return new TextSearch(
                columns,
                Map.of(
                        "name",
                        contains("name", asked),
                        "input",
                        contains("input", asked),
                        "tags",
                        contains("tags", encoded)));
    }

    /** True if some column of the row contains the text. */
    public boolean test(Row row) {
        for (String column : columns) {
            String json = row.member(column);
            String as = as(column);
            RowMembers alone = name -> name.equals(as) ? json : null;
            if (json != null && Objects.requireNonNull(contains.get(as)).test(alone)) {
                return true;
            }
        }
        return false;
    }

    /** The field whose filters compare values of the column's shape: plain texts, JSON texts or lists. */
    private static String as(String column) {
        return PLAIN.contains(column) ? "name" : column.equals("tags") ? "tags" : "input";
    }

    private static ServerQuery contains(String field, String text) {
        return ServerQuery.of(Kind.TRACE.entity(), List.of(RestFilter.of(field, Operator.CONTAINS, text)));
    }
}
