package dev.opikexport.emulator.http.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.opikexport.emulator.http.wire.filter.SpanFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/private/spans/search}. */
@SuppressWarnings("NonApiType") // the server's messages name the list's and the set's class
public record SpanSearchStreamRequest(
        @JsonProperty("project_name") @Nullable String projectName,
        @JsonProperty("project_id") @Nullable UUID projectId,
        @JsonProperty("trace_id") @Nullable UUID traceId,
        @JsonProperty("type") @Nullable SpanType type,
        @JsonProperty("filters") @Nullable ArrayList<SpanFilter> filters,
        @JsonProperty("last_retrieved_id") @Nullable UUID lastRetrievedId,
        @JsonProperty("limit") @Nullable Integer limit,
        @JsonProperty("truncate") boolean truncate,
        @JsonProperty("strip_attachments") boolean stripAttachments,
        @JsonProperty("exclude") @Nullable HashSet<Span.SpanField> exclude,
        @JsonProperty("from_time") @Nullable Instant fromTime,
        @JsonProperty("to_time") @Nullable Instant toTime) {}
