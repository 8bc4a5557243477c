package dev.opikexport.emulator.http.wire.filter;

import com.fasterxml.jackson.annotation.JsonCreator;

/** The fields of a filter, in the order in which the server's messages list them. */
public enum SpanField {
    ID,
    NAME,
    START_TIME,
    END_TIME,
    CREATED_AT,
    LAST_UPDATED_AT,
    INPUT,
    OUTPUT,
    INPUT_JSON,
    OUTPUT_JSON,
    METADATA,
    MODEL,
    PROVIDER,
    TOTAL_ESTIMATED_COST,
    TAGS,
    USAGE_COMPLETION_TOKENS,
    USAGE_PROMPT_TOKENS,
    USAGE_TOTAL_TOKENS,
    FEEDBACK_SCORES,
    DURATION,
    TTFT,
    ERROR_INFO,
    ERROR_TYPE,
    TYPE,
    TRACE_ID,
    SOURCE,
    ENVIRONMENT,
    CUSTOM;

    /** The field of that exact name in the API. */
    @JsonCreator
    public static SpanField of(String name) {
        return ApiNames.exact(values(), name);
    }
}
