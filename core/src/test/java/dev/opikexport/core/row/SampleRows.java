package dev.opikexport.core.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Rows to test a format with.
 *
 * @param schema the columns that they have
 * @param rows in the order of the answer
 */
public record SampleRows(Schema schema, List<Row> rows) {

    /** The 240 recorded traces. */
    public static SampleRows traces() {
        return of(Entity.TRACES, resource("golden/traces.ndjson"));
    }

    /** The 900 recorded spans. */
    public static SampleRows spans() {
        return of(Entity.SPANS, resource("golden/spans.ndjson"));
    }

    /** The 8 recorded threads. */
    public static SampleRows threads() {
        byte[] page = resource("golden/threads.json");
        try {
            return new SampleRows(
                    Schema.of(Entity.THREADS),
                    new RowScanner(Entity.THREADS).page(page, page.length).rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Traces from JSON objects. */
    public static SampleRows traces(String... objects) {
        return of(Entity.TRACES, String.join("\n", objects).getBytes(UTF_8));
    }

    /** Traces that a server could send and a format could get wrong; the ids are {@code edge-0}, {@code edge-1}, … */
    public static SampleRows edges() {
        String[] members = {
            "",
            ",\"name\":\"\",\"input\":\"\",\"tags\":[],\"usage\":{},\"feedback_scores\":[],\"comments\":[]",
            ",\"input\":null,\"output\":null,\"metadata\":null",
            ",\"name\":\"quote\\\" comma, semicolon; tab\\t cr\\r lf\\n crlf\\r\\n backslash\\\\ 'single'\"",
            ",\"name\":\"nul\\u0000 bell\\u0007 bom\\ufeff ls\\u2028 é € 🚀 \\ud83d\\ude80\",\"tags\":[\"\",\"\\u0000\",\"🚀\"]",
            ",\"name\":\" leading and trailing \",\"thread_id\":\"=1+1\",\"environment\":\"null\""
                    + ",\"project_id\":\"-\",\"source\":\"@x\",\"created_by\":\"\\ttab\",\"last_updated_by\":\"\\\\N\"",
            ",\"input\":-0.0,\"output\":1234567890123456789,\"duration\":-0.0,\"ttft\":1.0E-7",
            ",\"input\":\"" + "line\\n".repeat(200_000) + "\",\"name\":\"" + "é\\\"".repeat(200_000) + "\"",
            ",\"usage\":{\"a.b\":9223372036854775807,\"\":-1,\"🚀\":0},\"total_estimated_cost\":1E-12",
            ",\"total_estimated_cost\":12345678901234567890123456.123456789012,\"span_count\":2147483647",
            ",\"start_time\":\"2026-11-09T13:55:35Z\",\"end_time\":\"1969-12-31T23:59:59.999999Z\"",
            ",\"has_tool_spans\":true,\"providers\":[\"a\"],\"error_info\":{\"exception_type\":\"E\",\"traceback\":\"\"}",
            ",\"comments\":[{\"text\":\"a\"},{\"text\":\"b\",\"created_at\":\"2026-11-09T13:55:35.5Z\"}]",
            ",\"guardrails_validations\":[{\"span_id\":\"s\",\"checks\":[]},{\"span_id\":\"t\"}],\"experiment\":{}",
            ",\"feedback_scores\":[{\"name\":\"x\",\"value\":-0.000000001,\"value_by_author\":{\"a\":{\"value\":1E+2}}}]",
            ",\"newer\":{\"a\":[1,2]},\"newest\":\"\\n\"",
            ",\n \"input\" : [ 1 ,\r\n 2 ]",
        };
        String[] objects = new String[members.length];
        for (int i = 0; i < members.length; i++) {
            objects[i] = "{\"id\":\"edge-" + i + "\"" + members[i] + "}";
        }
        return traces(objects);
    }

    /** Rows of the same entity, from a file of JSON lines. */
    public SampleRows from(byte[] lines) {
        return of(schema.entity(), lines);
    }

    private static SampleRows of(Entity entity, byte[] lines) {
        try {
            return new SampleRows(Schema.of(entity), new RowScanner(entity).lines(lines, lines.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = SampleRows.class.getResourceAsStream("/testdata/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
