package dev.opikexport.emulator.http.wire.filter;

import com.fasterxml.jackson.annotation.JsonCreator;

/** The fields of a filter, in the order in which the server's messages list them. */
public enum TraceThreadField {
    ID,
    FIRST_MESSAGE,
    LAST_MESSAGE,
    NUMBER_OF_MESSAGES,
    DURATION,
    CREATED_AT,
    LAST_UPDATED_AT,
    START_TIME,
    END_TIME,
    FEEDBACK_SCORES,
    STATUS,
    TAGS,
    ANNOTATION_QUEUE_IDS,
    ENVIRONMENT;

    /** The field of that exact name in the API. */
    @JsonCreator
    public static TraceThreadField of(String name) {
        return ApiNames.exact(values(), name);
    }
}
