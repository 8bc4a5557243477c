package dev.opikexport.emulator.http.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.opikexport.emulator.http.wire.filter.TraceThreadFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/private/traces/threads/search}. */
@SuppressWarnings("NonApiType") // the server's messages name the list's class
public record TraceThreadSearchStreamRequest(
        @JsonProperty("project_name") @Nullable String projectName,
        @JsonProperty("project_id") @Nullable UUID projectId,
        @JsonProperty("filters") @Nullable ArrayList<TraceThreadFilter> filters,

        @JsonProperty("last_retrieved_thread_model_id") @Nullable
        UUID lastRetrievedThreadModelId,

        @JsonProperty("limit") @Nullable Integer limit,
        @JsonProperty("truncate") boolean truncate,
        @JsonProperty("strip_attachments") boolean stripAttachments,
        @JsonProperty("from_time") @Nullable Instant fromTime,
        @JsonProperty("to_time") @Nullable Instant toTime) {}
