package dev.opikexport.emulator.http.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.derived.Prices;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.wire.ErrorInfo;
import dev.opikexport.emulator.http.wire.Span;
import dev.opikexport.emulator.http.wire.Trace;
import dev.opikexport.emulator.row.Decimals;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.JsonMembers;
import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.store.Draft;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what is sent into what the database stores. */
final class Drafts {

    private static final int MAX_ENVIRONMENT = 150;

    /** The order in which the database's map returns the best-known counters. */
    private static final List<String> FIRST_COUNTERS = List.of("total_tokens", "completion_tokens", "prompt_tokens");

    private Drafts() {}

    static void check(Trace trace, String place) {
        required(trace.startTime(), place + "startTime");
        checkEnvironment(trace.environment(), place);
    }

    static void check(Span span, String place) {
        required(span.traceId(), place + "traceId");
        required(span.startTime(), place + "startTime");
        checkEnvironment(span.environment(), place);
    }

    static Draft of(Trace trace, UUID id) {
        Map<String, String> members = new LinkedHashMap<>();
        text(members, "name", trace.name());
        instant(members, "start_time", trace.startTime());
        instant(members, "end_time", trace.endTime());
        json(members, "input", trace.input());
        json(members, "output", trace.output());
        tags(members, trace.tags());
        error(members, trace.errorInfo());
        instant(members, "last_updated_at", trace.lastUpdatedAt());
        number(members, "ttft", trace.ttft());
        text(members, "thread_id", trace.threadId());
        text(members, "source", trace.source());
        text(members, "environment", trace.environment());
        return new Draft(id, members, metadata(trace.metadata()));
    }

    static Draft of(Span span, UUID id) {
        Map<String, String> members = new LinkedHashMap<>();
        id(members, "trace_id", span.traceId());
        id(members, "parent_span_id", span.parentSpanId());
        text(members, "name", span.name());
        text(members, "type", span.type() == null ? null : span.type().name());
        instant(members, "start_time", span.startTime());
        instant(members, "end_time", span.endTime());
        json(members, "input", span.input());
        json(members, "output", span.output());
        text(members, "model", span.model());
        text(members, "provider", span.provider());
        tags(members, span.tags());
        usage(members, span.usage());
        error(members, span.errorInfo());
        instant(members, "last_updated_at", span.lastUpdatedAt());
        if (span.totalEstimatedCost() == null) {
            Prices.addTo(members, span.metadata());
        } else {
            cost(members, span.totalEstimatedCost());
            text(members, "total_estimated_cost_version", span.totalEstimatedCostVersion());
        }
        number(members, "ttft", span.ttft());
        text(members, "source", span.source());
        text(members, "environment", span.environment());
        return new Draft(id, members, metadata(span.metadata()));
    }

    private static void required(@Nullable Object value, String place) {
        if (value == null) {
            throw ApiException.violation(422, place + " must not be null");
        }
    }

    private static void checkEnvironment(@Nullable String environment, String place) {
        if (environment != null && environment.length() > MAX_ENVIRONMENT) {
            throw ApiException.violation(422, place + "environment cannot exceed " + MAX_ENVIRONMENT + " characters");
        }
    }

    private static void text(Map<String, String> members, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            members.put(name, JsonValues.quote(text));
        }
    }

    private static void id(Map<String, String> members, String name, @Nullable UUID id) {
        if (id != null) {
            members.put(name, '"' + id.toString() + '"');
        }
    }

    private static void instant(Map<String, String> members, String name, @Nullable Instant instant) {
        if (instant != null) {
            members.put(name, '"' + instant.toString() + '"');
        }
    }

    private static void number(Map<String, String> members, String name, @Nullable Double number) {
        if (number != null) {
            members.put(name, number.toString());
        }
    }

    private static void json(Map<String, String> members, String name, @Nullable JsonNode node) {
        if (node != null) {
            members.put(name, JsonValues.text(node));
        }
    }

    private static @Nullable String metadata(@Nullable JsonNode node) {
        return node == null ? null : JsonValues.text(node);
    }

    /** Tags are a hash set in the server, and come in its order. */
    private static void tags(Map<String, String> members, @Nullable Collection<@Nullable String> tags) {
        if (tags != null && !tags.isEmpty()) {
            Set<String> distinct = new HashSet<>();
            tags.forEach(tag -> distinct.add(tag == null ? "" : tag));
            members.put("tags", distinct.stream().map(JsonValues::quote).collect(Collectors.joining(",", "[", "]")));
        }
    }

    private static void usage(Map<String, String> members, @Nullable Map<String, @Nullable Integer> usage) {
        if (usage == null || usage.isEmpty()) {
            return;
        }
        Map<String, String> counters = new LinkedHashMap<>();
        FIRST_COUNTERS.forEach(name -> count(counters, name, usage.get(name)));
        usage.forEach((name, count) -> count(counters, name, count));
        members.put("usage", JsonMembers.join(counters));
    }

    private static void count(Map<String, String> counters, String name, @Nullable Integer count) {
        if (count != null) {
            String quoted = JsonValues.quote(name);
            counters.putIfAbsent(quoted.substring(1, quoted.length() - 1), count.toString());
        }
    }

    private static void error(Map<String, String> members, @Nullable ErrorInfo error) {
        if (error == null) {
            return;
        }
        Map<String, String> parts = new LinkedHashMap<>();
        part(parts, "exception_type", error.exceptionType());
        part(parts, "message", error.message());
        part(parts, "traceback", error.traceback());
        members.put("error_info", JsonMembers.join(parts));
    }

    private static void part(Map<String, String> parts, String name, @Nullable String text) {
        if (text != null) {
            parts.put(name, JsonValues.quote(text));
        }
    }

    private static void cost(Map<String, String> members, BigDecimal cost) {
        if (Decimals.cost(cost).signum() != 0) {
            members.put("total_estimated_cost", Decimals.print(Decimals.cost(cost), Form.SEARCH));
        }
    }
}
