package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.query.RowQuery;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import java.util.List;

/** {@code GET /v1/private/traces/stats} and {@code spans/stats}: counts and averages of what the filters select. */
public record StatsEndpoint(Kind kind) implements Endpoint {

    @Override
    public Answer answer(Call call, String pathParameter) {
        RowQuery query = ListEndpoint.query(kind, call);
        List<Row> rows = query.list().rows();
        Stats stats = new Stats();
        stats.count(kind == Kind.TRACE ? "trace_count" : "span_count", rows.size());
        stats.percentiles("duration", rows);
        stats.countPresent("input", rows);
        stats.countPresent("output", rows);
        stats.countPresent("metadata", rows);
        stats.averageLength("tags", rows);
        if (kind == Kind.TRACE) {
            stats.count(
                    "thread_count",
                    rows.stream()
                            .map(row -> row.member("thread_id"))
                            .filter(id -> id != null)
                            .distinct()
                            .count());
            stats.average("llm_span_count", rows);
            stats.average("span_count", rows);
        }
        stats.cost(rows);
        stats.usage(rows);
        stats.scores("feedback_scores.", rows);
        if (kind == Kind.TRACE) {
            List<Row> spans = rows.stream()
                    .flatMap(row -> query.project().spansOf(row.id()).stream())
                    .toList();
            stats.scores("span_feedback_scores.", spans);
            stats.count(
                    "guardrails_failed_count",
                    rows.stream().filter(Stats::hasFailedGuardrail).count());
        }
        stats.count(
                "error_count",
                rows.stream().filter(row -> row.member("error_info") != null).count());
        return Answer.json(200, stats.json());
    }
}
