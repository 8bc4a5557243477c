package dev.opikexport.emulator.http.query;

import dev.opikexport.emulator.row.Kind;

/** The columns by which a list can be sorted, as each answer repeats them. */
public final class Sortable {

    private static final String TRACES =
            "\"id\",\"name\",\"input\",\"output\",\"start_time\",\"end_time\",\"duration\",\"ttft\","
                    + "\"metadata\",\"thread_id\",\"span_count\",\"llm_span_count\",\"usage.*\",\"total_estimated_cost\","
                    + "\"tags\",\"error_info\",\"created_by\",\"feedback_scores.*\",\"experiment_id\",\"environment\"";
    private static final String SPANS =
            "\"id\",\"name\",\"type\",\"trace_id\",\"parent_span_id\",\"input\",\"output\",\"metadata\","
                    + "\"start_time\",\"end_time\",\"duration\",\"ttft\",\"usage.*\",\"metadata\",\"tags\",\"created_at\","
                    + "\"last_updated_at\",\"model\",\"provider\",\"total_estimated_cost\",\"error_info\",\"created_by\","
                    + "\"feedback_scores.*\",\"environment\"";
    private static final String THREADS = "\"id\",\"start_time\",\"end_time\",\"duration\",\"number_of_messages\","
            + "\"last_updated_at\",\"created_by\",\"created_at\",\"usage.*\",\"total_estimated_cost\","
            + "\"feedback_scores.*\",\"status\",\"tags\",\"environment\"";

    private Sortable() {}

    /** True if a list can be sorted by the column. */
    public static boolean isSortable(Kind kind, String column) {
        int dot = column.indexOf('.');
        String name = dot < 0 ? column : column.substring(0, dot) + ".*";
        return columns(kind).contains('"' + name + '"');
    }

    /** The columns as the inside of a JSON array. */
    public static String columns(Kind kind) {
        return switch (kind) {
            case TRACE -> TRACES;
            case SPAN -> SPANS;
            case THREAD -> THREADS;
        };
    }
}
