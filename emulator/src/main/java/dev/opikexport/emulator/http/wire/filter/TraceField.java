package dev.opikexport.emulator.http.wire.filter;

import com.fasterxml.jackson.annotation.JsonCreator;

/** The fields of a filter, in the order in which the server's messages list them. */
public enum TraceField {
    ID,
    NAME,
    START_TIME,
    END_TIME,
    INPUT,
    OUTPUT,
    INPUT_JSON,
    OUTPUT_JSON,
    METADATA,
    TOTAL_ESTIMATED_COST,
    LLM_SPAN_COUNT,
    TAGS,
    USAGE_COMPLETION_TOKENS,
    USAGE_PROMPT_TOKENS,
    USAGE_TOTAL_TOKENS,
    FEEDBACK_SCORES,
    SPAN_FEEDBACK_SCORES,
    DURATION,
    TTFT,
    THREAD_ID,
    GUARDRAILS,
    VISIBILITY_MODE,
    ERROR_INFO,
    ERROR_TYPE,
    CREATED_AT,
    LAST_UPDATED_AT,
    CUSTOM,
    ANNOTATION_QUEUE_IDS,
    EXPERIMENT_ID,
    EXPERIMENT_IDS,
    SOURCE,
    ENVIRONMENT;

    /** The field of that exact name in the API. */
    @JsonCreator
    public static TraceField of(String name) {
        return ApiNames.exact(values(), name);
    }
}
