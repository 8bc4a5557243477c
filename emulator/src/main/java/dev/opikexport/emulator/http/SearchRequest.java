package dev.opikexport.emulator.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a POST search. */
record SearchRequest(
        @JsonProperty("project_name") @Nullable String projectName,
        @JsonProperty("project_id") @Nullable UUID projectId,
        @JsonProperty("trace_id") @Nullable UUID traceId,
        @JsonProperty("limit") @Nullable Integer limit,
        @JsonProperty("last_retrieved_id") @Nullable UUID lastRetrievedId,
        @JsonProperty("filters") @Nullable JsonNode filters,
        @JsonProperty("from_time") @Nullable Instant fromTime,
        @JsonProperty("to_time") @Nullable Instant toTime) {}
