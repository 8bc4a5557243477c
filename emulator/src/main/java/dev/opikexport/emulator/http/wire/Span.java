package dev.opikexport.emulator.http.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.http.wire.filter.ApiNames;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A span as it is logged, or the part of it that an update changes. */
@SuppressWarnings("NonApiType") // the server's messages name the classes
public record Span(
        @JsonProperty("id") @Nullable UUID id,
        @JsonProperty("trace_id") @Nullable UUID traceId,
        @JsonProperty("parent_span_id") @Nullable UUID parentSpanId,
        @JsonProperty("project_name") @Nullable String projectName,
        @JsonProperty("project_id") @Nullable UUID projectId,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("type") @Nullable SpanType type,
        @JsonProperty("start_time") @Nullable Instant startTime,
        @JsonProperty("end_time") @Nullable Instant endTime,
        @JsonProperty("input") @Nullable JsonNode input,
        @JsonProperty("output") @Nullable JsonNode output,
        @JsonProperty("metadata") @Nullable JsonNode metadata,
        @JsonProperty("model") @Nullable String model,
        @JsonProperty("provider") @Nullable String provider,
        @JsonProperty("tags") @Nullable ArrayList<@Nullable String> tags,
        @JsonProperty("usage") @Nullable LinkedHashMap<String, @Nullable Integer> usage,
        @JsonProperty("error_info") @Nullable ErrorInfo errorInfo,
        @JsonProperty("last_updated_at") @Nullable Instant lastUpdatedAt,
        @JsonProperty("total_estimated_cost") @Nullable BigDecimal totalEstimatedCost,

        @JsonProperty("total_estimated_cost_version") @Nullable
        String totalEstimatedCostVersion,

        @JsonProperty("ttft") @Nullable Double ttft,
        @JsonProperty("source") @Nullable String source,
        @JsonProperty("environment") @Nullable String environment) {

    /** The members that a reader may exclude. */
    public enum SpanField {
        NAME,
        TYPE,
        START_TIME,
        END_TIME,
        INPUT,
        OUTPUT,
        METADATA,
        MODEL,
        PROVIDER,
        TAGS,
        USAGE,
        ERROR_INFO,
        CREATED_AT,
        CREATED_BY,
        LAST_UPDATED_BY,
        FEEDBACK_SCORES,
        COMMENTS,
        TOTAL_ESTIMATED_COST,
        TOTAL_ESTIMATED_COST_VERSION,
        DURATION,
        TTFT,
        SOURCE,
        ENVIRONMENT;

        /** The field of that exact name in the API. */
        @JsonCreator
        public static SpanField of(String name) {
            return ApiNames.exact(values(), name);
        }
    }
}
