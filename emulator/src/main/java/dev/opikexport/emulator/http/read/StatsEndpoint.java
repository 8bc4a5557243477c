package dev.opikexport.emulator.http.read;

import dev.opikexport.emulator.http.Answer;
import dev.opikexport.emulator.http.Call;
import dev.opikexport.emulator.http.Endpoint;
import dev.opikexport.emulator.http.query.RowQuery;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.row.RowFigures;
import dev.opikexport.emulator.store.SpansOfTraces;

/** {@code GET /v1/private/traces/stats} and {@code spans/stats}: counts and averages of what the filters select. */
public record StatsEndpoint(Kind kind) implements Endpoint {

    @Override
    public Answer answer(Call call, String pathParameter) {
        Parameters parameters = Parameters.of(kind, call.query());
        RowQuery query = parameters.rows(call, parameters.filters(call.query()));
        Stats stats = new Stats();
        stats.count(kind == Kind.TRACE ? "trace_count" : "span_count", row -> true);
        stats.percentiles("duration", RowFigures::duration);
        stats.count("input", RowFigures::hasInput);
        stats.count("output", RowFigures::hasOutput);
        stats.count("metadata", RowFigures::hasMetadata);
        stats.average("tags", RowFigures::tags);
        if (kind == Kind.TRACE) {
            stats.countDistinct("thread_count", RowFigures::thread);
            stats.average("llm_span_count", RowFigures::llmSpans);
            stats.average("span_count", RowFigures::spans);
        }
        stats.cost();
        stats.usage();
        stats.scores("feedback_scores.", (row, each) -> each.accept(row));
        if (kind == Kind.TRACE) {
            SpansOfTraces spans = query.project().spansOfTraces();
            stats.scores("span_feedback_scores.", (trace, each) -> {
                if (trace.hasSpanScores()) {
                    spans.of(trace.id()).forEach(span -> each.accept(span.figures()));
                }
            });
            stats.count("guardrails_failed_count", RowFigures::hasFailedGuardrail);
        }
        stats.count("error_count", RowFigures::hasError);
        for (Row row : query.list().rows()) {
            stats.add(row.figures());
        }
        return Answer.json(200, stats.json());
    }
}
