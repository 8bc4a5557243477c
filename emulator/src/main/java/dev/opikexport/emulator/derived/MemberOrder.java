package dev.opikexport.emulator.derived;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which the API prints the members of a row. */
public enum MemberOrder {
    TRACE(List.of(
            "id",
            "project_id",
            "name",
            "start_time",
            "end_time",
            "input",
            "output",
            "metadata",
            "tags",
            "error_info",
            "usage",
            "created_at",
            "last_updated_at",
            "created_by",
            "last_updated_by",
            "feedback_scores",
            "span_feedback_scores",
            "comments",
            "guardrails_validations",
            "total_estimated_cost",
            "span_count",
            "duration",
            "ttft",
            "thread_id",
            "visibility_mode",
            "llm_span_count",
            "has_tool_spans",
            "providers",
            "experiment",
            "source",
            "environment")),
    SPAN(List.of(
            "id",
            "project_id",
            "trace_id",
            "parent_span_id",
            "name",
            "type",
            "start_time",
            "end_time",
            "input",
            "output",
            "metadata",
            "model",
            "provider",
            "tags",
            "usage",
            "error_info",
            "created_at",
            "last_updated_at",
            "created_by",
            "last_updated_by",
            "feedback_scores",
            "comments",
            "total_estimated_cost",
            "total_estimated_cost_version",
            "duration",
            "ttft",
            "source",
            "environment")),
    THREAD(List.of(
            "id",
            "project_id",
            "thread_model_id",
            "start_time",
            "end_time",
            "duration",
            "first_message",
            "last_message",
            "feedback_scores",
            "status",
            "number_of_messages",
            "total_estimated_cost",
            "usage",
            "last_updated_at",
            "last_updated_by",
            "created_by",
            "created_at",
            "comments",
            "tags",
            "environment"));

    private final List<String> names;

    MemberOrder(List<String> names) {
        this.names = names;
    }

    /** The members in this order; those that the API does not know are left out. */
    public Map<String, String> sort(Map<String, String> members) {
        Map<String, String> sorted = new LinkedHashMap<>();
        for (String name : names) {
            String json = members.get(name);
            if (json != null) {
                sorted.put(name, json);
            }
        }
        return sorted;
    }
}
