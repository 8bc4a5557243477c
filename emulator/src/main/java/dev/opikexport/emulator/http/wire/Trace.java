package dev.opikexport.emulator.http.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.http.wire.filter.ApiNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trace as it is logged, or the part of it that an update changes. */
@SuppressWarnings("NonApiType") // the server's messages name the list's class
public record Trace(
        @JsonProperty("id") @Nullable UUID id,
        @JsonProperty("project_name") @Nullable String projectName,
        @JsonProperty("project_id") @Nullable UUID projectId,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("start_time") @Nullable Instant startTime,
        @JsonProperty("end_time") @Nullable Instant endTime,
        @JsonProperty("input") @Nullable JsonNode input,
        @JsonProperty("output") @Nullable JsonNode output,
        @JsonProperty("metadata") @Nullable JsonNode metadata,
        @JsonProperty("tags") @Nullable ArrayList<@Nullable String> tags,
        @JsonProperty("error_info") @Nullable ErrorInfo errorInfo,
        @JsonProperty("last_updated_at") @Nullable Instant lastUpdatedAt,
        @JsonProperty("ttft") @Nullable Double ttft,
        @JsonProperty("thread_id") @Nullable String threadId,
        @JsonProperty("source") @Nullable String source,
        @JsonProperty("environment") @Nullable String environment) {

    /** The members that a reader may exclude. */
    public enum TraceField {
        NAME,
        START_TIME,
        END_TIME,
        INPUT,
        OUTPUT,
        METADATA,
        TAGS,
        ERROR_INFO,
        USAGE,
        CREATED_AT,
        CREATED_BY,
        LAST_UPDATED_BY,
        FEEDBACK_SCORES,
        SPAN_FEEDBACK_SCORES,
        COMMENTS,
        GUARDRAILS_VALIDATIONS,
        TOTAL_ESTIMATED_COST,
        SPAN_COUNT,
        LLM_SPAN_COUNT,
        HAS_TOOL_SPANS,
        DURATION,
        TTFT,
        THREAD_ID,
        VISIBILITY_MODE,
        PROVIDERS,
        EXPERIMENT,
        SOURCE,
        ENVIRONMENT;

        /** The field of that exact name in the API. */
        @JsonCreator
        public static TraceField of(String name) {
            return ApiNames.exact(values(), name);
        }
    }
}
