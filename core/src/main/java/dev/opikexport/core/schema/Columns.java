package dev.opikexport.core.schema;

import static dev.opikexport.core.schema.ColumnType.Scalar.BOOLEAN;
import static dev.opikexport.core.schema.ColumnType.Scalar.DOUBLE;
import static dev.opikexport.core.schema.ColumnType.Scalar.INT;
import static dev.opikexport.core.schema.ColumnType.Scalar.JSON;
import static dev.opikexport.core.schema.ColumnType.Scalar.LONG;
import static dev.opikexport.core.schema.ColumnType.Scalar.STRING;
import static dev.opikexport.core.schema.ColumnType.Scalar.TIMESTAMP;

import dev.opikexport.core.schema.ColumnType.Decimal;
import dev.opikexport.core.schema.ColumnType.Extra;
import dev.opikexport.core.schema.ColumnType.ListOf;
import dev.opikexport.core.schema.ColumnType.MapOf;
import dev.opikexport.core.schema.ColumnType.Part;
import dev.opikexport.core.schema.ColumnType.Struct;
import dev.opikexport.filter.catalog.Entity;
import java.util.List;

/**
 * The schema contract as data: the members of {@code Trace_Public}, {@code Span_Public} and {@code TraceThread} of a
 * server of version 2.1.24. A new member gets the next free field id at the place where a reader looks for it.
 */
final class Columns {

    private static final Decimal COST = new Decimal(38, 12);
    private static final Decimal SCORE = new Decimal(18, 9);
    private static final ListOf STRINGS = new ListOf(STRING);
    private static final MapOf COUNTS = new MapOf(LONG);

    private static final ListOf SCORES = list(
            part("name", STRING),
            part("value", SCORE),
            part("category_name", STRING),
            part("reason", STRING),
            part("source", STRING),
            part("source_queue_id", STRING),
            part("created_at", TIMESTAMP),
            part("last_updated_at", TIMESTAMP),
            part("created_by", STRING),
            part("last_updated_by", STRING),
            part("value_by_author", JSON));

    private static final ListOf COMMENTS = list(
            part("id", STRING),
            part("text", STRING),
            part("source_queue_id", STRING),
            part("created_at", TIMESTAMP),
            part("last_updated_at", TIMESTAMP),
            part("created_by", STRING),
            part("last_updated_by", STRING));

    private static final Struct ERROR =
            new Struct(List.of(part("exception_type", STRING), part("message", STRING), part("traceback", STRING)));

    private static final ListOf GUARDRAILS =
            list(part("span_id", STRING), part("checks", list(part("name", STRING), part("result", STRING))));

    private static final Struct EXPERIMENT = new Struct(List.of(
            part("id", STRING), part("name", STRING), part("dataset_id", STRING), part("dataset_item_id", STRING)));

    private static final Column EXTRA =
            new Column(100, "_extra", new Extra(), RowPath.of("_extra"), "members that this version has no column for");

    static final List<Column> TRACES = List.of(
            column(1, "id", STRING, "UUIDv7 of the trace"),
            column(2, "project_id", STRING, "UUID of its project"),
            column(3, "thread_id", STRING, "the thread that it belongs to, as logged"),
            column(4, "name", STRING, "as logged"),
            column(5, "start_time", TIMESTAMP, "as logged"),
            column(6, "end_time", TIMESTAMP, "as logged; absent while it runs"),
            column(7, "duration", DOUBLE, "end_time - start_time in milliseconds"),
            column(8, "ttft", DOUBLE, "time to first token in milliseconds"),
            column(9, "input", JSON, "as logged"),
            column(10, "output", JSON, "as logged"),
            column(11, "metadata", JSON, "as logged, and the providers of its spans"),
            column(12, "tags", STRINGS, "in no order"),
            column(13, "error_info", ERROR, "the error that ended it"),
            column(14, "usage", COUNTS, "token counts by name, summed over its spans"),
            column(15, "total_estimated_cost", COST, "US dollars, summed over its spans"),
            column(16, "feedback_scores", SCORES, "scores of the trace, in no order"),
            column(17, "span_feedback_scores", SCORES, "scores of its spans, averaged by name, in no order"),
            column(18, "comments", COMMENTS, "comments on the trace"),
            column(19, "guardrails_validations", GUARDRAILS, "guardrail checks of its spans"),
            column(20, "span_count", INT, "number of its spans"),
            column(21, "llm_span_count", INT, "number of its spans of type llm"),
            column(22, "has_tool_spans", BOOLEAN, "whether it has spans of type tool"),
            column(23, "providers", STRINGS, "providers of its spans"),
            column(24, "experiment", EXPERIMENT, "the experiment item that it was made for"),
            column(25, "visibility_mode", STRING, "default or hidden"),
            column(26, "source", STRING, "sdk, experiment, playground, optimization or evaluator"),
            column(27, "environment", STRING, "as logged; empty if none was"),
            column(28, "created_at", TIMESTAMP, "when the server received it"),
            column(29, "created_by", STRING, "user"),
            column(30, "last_updated_at", TIMESTAMP, "when it was last written"),
            column(31, "last_updated_by", STRING, "user"),
            EXTRA);

    static final List<Column> SPANS = List.of(
            column(1, "id", STRING, "UUIDv7 of the span"),
            column(2, "trace_id", STRING, "UUIDv7 of its trace"),
            column(3, "parent_span_id", STRING, "UUIDv7 of the span that it is part of"),
            column(4, "project_id", STRING, "UUID of its project"),
            column(5, "project_name", STRING, "name of its project; lists do not return it"),
            column(6, "name", STRING, "as logged"),
            column(7, "type", STRING, "general, tool, llm or guardrail"),
            column(8, "start_time", TIMESTAMP, "as logged"),
            column(9, "end_time", TIMESTAMP, "as logged; absent while it runs"),
            column(10, "duration", DOUBLE, "end_time - start_time in milliseconds"),
            column(11, "ttft", DOUBLE, "time to first token in milliseconds"),
            column(12, "model", STRING, "language model"),
            column(13, "provider", STRING, "provider of the model"),
            column(14, "input", JSON, "as logged"),
            column(15, "output", JSON, "as logged"),
            column(16, "metadata", JSON, "as logged, and the provider"),
            column(17, "tags", STRINGS, "in no order"),
            column(18, "error_info", ERROR, "the error that ended it"),
            column(19, "usage", COUNTS, "token counts by name"),
            column(20, "total_estimated_cost", COST, "US dollars"),
            column(21, "total_estimated_cost_version", STRING, "how the cost was found"),
            column(22, "feedback_scores", SCORES, "in no order"),
            column(23, "comments", COMMENTS, "comments on the span"),
            column(24, "source", STRING, "sdk, experiment, playground, optimization or evaluator"),
            column(25, "environment", STRING, "as logged; empty if none was"),
            column(26, "created_at", TIMESTAMP, "when the server received it"),
            column(27, "created_by", STRING, "user"),
            column(28, "last_updated_at", TIMESTAMP, "when it was last written"),
            column(29, "last_updated_by", STRING, "user"),
            EXTRA);

    static final List<Column> THREADS = List.of(
            column(1, "id", STRING, "the thread_id of its traces, as logged"),
            column(2, "thread_model_id", STRING, "UUIDv7 of the thread"),
            column(3, "project_id", STRING, "UUID of its project"),
            column(4, "status", STRING, "active or inactive"),
            column(5, "start_time", TIMESTAMP, "of its first trace"),
            column(6, "end_time", TIMESTAMP, "of its last trace"),
            column(7, "duration", DOUBLE, "end_time - start_time in milliseconds"),
            column(8, "number_of_messages", LONG, "inputs and outputs of its traces"),
            column(9, "first_message", JSON, "input of its first trace"),
            column(10, "last_message", JSON, "output of its last trace"),
            column(11, "tags", STRINGS, "in no order"),
            column(12, "usage", COUNTS, "token counts by name, summed over its spans"),
            column(13, "total_estimated_cost", COST, "US dollars, summed over its spans"),
            column(14, "feedback_scores", SCORES, "in no order"),
            column(15, "comments", COMMENTS, "comments on the thread"),
            column(16, "environment", STRING, "of its last trace; empty if none was logged"),
            column(17, "created_at", TIMESTAMP, "when the server received it"),
            column(18, "created_by", STRING, "user"),
            column(19, "last_updated_at", TIMESTAMP, "when it was last written"),
            column(20, "last_updated_by", STRING, "user"),
            EXTRA);

    private Columns() {}

    static List<Column> of(Entity entity) {
        return switch (entity) {
            case TRACES -> TRACES;
            case SPANS -> SPANS;
            case THREADS -> THREADS;
            case DATASET_ITEMS, PROMPT_VERSIONS -> throw noRows(entity);
        };
    }

    static IllegalArgumentException noRows(Entity entity) {
        return new IllegalArgumentException("Only traces, spans and threads are exported, not " + entity);
    }

    private static Column column(int fieldId, String name, ColumnType type, String meaning) {
        return new Column(fieldId, name, type, RowPath.of(name), meaning);
    }

    private static Part part(String name, ColumnType type) {
        return new Part(name, type);
    }

    private static ListOf list(Part... parts) {
        return new ListOf(new Struct(List.of(parts)));
    }
}
