package dev.opikexport.emulator.data;

import dev.opikexport.emulator.data.GeneratedTrace.GeneratedSpan;
import dev.opikexport.emulator.row.JsonBytes;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Writes generated rows member by member, as the list form has them. */
final class GeneratedRows {

    private static final int SCORE_SCALE = 9;
    private static final int COST_SCALE = 12;
    private static final double MICROS_PER_MILLI = 1000;
    private static final String[] NAMES = {
        "chat", "rag pipeline", "summarise", "agent run", "translation", "Größe prüfen"
    };
    private static final String[] TAGS = {"production", "staging", "v1.2.3", "customer:acme", "nightly"};

    private final JsonBytes row = new JsonBytes();
    private final String projectId;
    private final String loggedAt;

    /** Rows of that project, logged at that instant. */
    GeneratedRows(String projectId, Instant loggedAt) {
        this.projectId = projectId;
        this.loggedAt = loggedAt.toString();
    }

    JsonBytes trace(GeneratedTrace trace) {
        row.clear().add("{\"id\":\"").add(trace.id().toString());
        row.add("\",\"project_id\":\"").add(projectId);
        row.add("\",\"name\":\"").add(NAMES[trace.number() % NAMES.length]).add("\"");
        times(trace.start(), trace.durationMicros());
        row.add(",\"input\":{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"},");
        row.add("{\"role\":\"user\",\"content\":\"")
                .add(Texts.question(trace.texts()))
                .add("\"}],\"stream\":false}");
        row.add(",\"output\":{\"role\":\"assistant\",\"content\":\"");
        for (int i = 0; i < trace.sentences(); i++) {
            row.add(Texts.sentence(trace.texts()));
        }
        row.add("\",\"finish_reason\":\"")
                .add(trace.failed() ? "error" : "stop")
                .add("\"}");
        row.add(",\"metadata\":{\"providers\":").add(providers(trace.spans()));
        row.add(",\"model\":\"").add(trace.spans().get(0).modelName());
        row.add("\",\"temperature\":0.").add(1 + trace.number() % 9);
        row.add(",\"user\":{\"id\":\"u-").add(trace.number() % 997).add("\",\"plan\":\"pro\"},\"attempt\":1}");
        row.add(",\"tags\":[\"").add(TAGS[trace.number() % TAGS.length]).add("\"]");
        error(trace.failed());
        usageOfTrace(trace.spans());
        stamps();
        if (trace.score() > 0) {
            scores("feedback_scores", "Accuracy", trace.score());
        }
        if (trace.spanScore() > 0) {
            scores("span_feedback_scores", "relevance", trace.spanScore());
        }
        row.add(",\"total_estimated_cost\":");
        row.addDecimal(trace.spans().stream().mapToLong(GeneratedSpan::cost).sum(), COST_SCALE);
        row.add(",\"span_count\":").add(trace.spans().size());
        duration(trace.durationMicros());
        if (!trace.thread().isEmpty()) {
            row.add(",\"thread_id\":\"").add(trace.thread()).add("\"");
        }
        long llm = trace.spans().stream().filter(GeneratedSpan::isLlm).count();
        row.add(",\"visibility_mode\":\"default\",\"llm_span_count\":").add(llm);
        row.add(",\"has_tool_spans\":").add(Boolean.toString(llm < trace.spans().size()));
        row.add(",\"providers\":").add(providers(trace.spans()));
        return row.add(",\"source\":\"sdk\",\"environment\":\"prod\"}");
    }

    JsonBytes span(GeneratedTrace trace, int place) {
        GeneratedSpan span = trace.spans().get(place);
        row.clear().add("{\"id\":\"").add(span.id().toString());
        row.add("\",\"project_id\":\"").add(projectId);
        row.add("\",\"trace_id\":\"").add(trace.id().toString());
        if (place > 0) {
            row.add("\",\"parent_span_id\":\"").add(trace.spans().get(0).id().toString());
        }
        row.add("\",\"name\":\"").add(span.isLlm() ? "chat completion" : "search documents");
        row.add("\",\"type\":\"").add(span.isLlm() ? "llm" : "tool").add("\"");
        times(trace.start().plusNanos(span.offsetMicros() * 1000), span.durationMicros());
        row.add(",\"input\":{\"query\":\"").add(Texts.question(trace.texts())).add("\"}");
        row.add(",\"output\":{\"text\":\"").add(Texts.sentence(trace.texts())).add("\"}");
        if (span.isLlm()) {
            row.add(",\"metadata\":{\"provider\":\"")
                    .add(span.provider())
                    .add("\",\"step\":")
                    .add(place)
                    .add("}");
            row.add(",\"model\":\"").add(span.modelName());
            row.add("\",\"provider\":\"").add(span.provider()).add("\"");
            row.add(",\"usage\":{\"total_tokens\":").add(span.promptTokens() + span.completionTokens());
            row.add(",\"completion_tokens\":").add(span.completionTokens());
            row.add(",\"prompt_tokens\":").add(span.promptTokens()).add("}");
        } else {
            row.add(",\"metadata\":{\"step\":").add(place).add("}");
        }
        error(trace.failed() && place == trace.spans().size() - 1);
        stamps();
        if (place == 0 && trace.spanScore() > 0) {
            scores("feedback_scores", "relevance", trace.spanScore());
        }
        if (span.cost() > 0) {
            row.add(",\"total_estimated_cost\":").addDecimal(span.cost(), COST_SCALE);
        }
        duration(span.durationMicros());
        return row.add(",\"source\":\"sdk\",\"environment\":\"prod\"}");
    }

    private void times(Instant start, long durationMicros) {
        row.add(",\"start_time\":\"").add(start.toString());
        row.add("\",\"end_time\":\"")
                .add(start.plusNanos(durationMicros * 1000).toString())
                .add("\"");
    }

    private void duration(long micros) {
        row.add(",\"duration\":").add(Double.toString(micros / MICROS_PER_MILLI));
    }

    private void error(boolean failed) {
        if (failed) {
            row.add(",\"error_info\":{\"exception_type\":\"TimeoutError\",\"message\":\"no answer in 30 s\",");
            row.add("\"traceback\":\"File \\\"agent.py\\\", line 42, in run\\nTimeoutError: no answer in 30 s\"}");
        }
    }

    private void usageOfTrace(List<GeneratedSpan> spans) {
        long prompt = spans.stream()
                .filter(GeneratedSpan::isLlm)
                .mapToLong(GeneratedSpan::promptTokens)
                .sum();
        long completion = spans.stream()
                .filter(GeneratedSpan::isLlm)
                .mapToLong(GeneratedSpan::completionTokens)
                .sum();
        row.add(",\"usage\":{\"completion_tokens\":").add(completion);
        row.add(",\"prompt_tokens\":")
                .add(prompt)
                .add(",\"total_tokens\":")
                .add(prompt + completion)
                .add("}");
    }

    private void stamps() {
        row.add(",\"created_at\":\"")
                .add(loggedAt)
                .add("\",\"last_updated_at\":\"")
                .add(loggedAt);
        row.add("\",\"created_by\":\"admin\",\"last_updated_by\":\"admin\"");
    }

    private void scores(String member, String name, long value) {
        row.add(",\"").add(member).add("\":[{\"name\":\"").add(name).add("\",\"value\":");
        row.addDecimal(value, SCORE_SCALE)
                .add(",\"source\":\"sdk\",\"created_at\":\"")
                .add(loggedAt);
        row.add("\",\"last_updated_at\":\"").add(loggedAt);
        row.add("\",\"created_by\":\"admin\",\"last_updated_by\":\"admin\",\"value_by_author\":{\"admin\":{\"value\":");
        row.addDecimal(value, SCORE_SCALE)
                .add(",\"source\":\"sdk\",\"last_updated_at\":\"")
                .add(loggedAt);
        row.add("\",\"span_type\":\"\",\"span_id\":\"\",\"author\":\"admin\"}}}]");
    }

    private static String providers(List<GeneratedSpan> spans) {
        TreeSet<String> providers = new TreeSet<>();
        spans.stream().filter(GeneratedSpan::isLlm).forEach(span -> providers.add('"' + span.provider() + '"'));
        return "[" + String.join(",", providers) + "]";
    }
}
