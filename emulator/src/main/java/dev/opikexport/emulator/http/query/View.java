package dev.opikexport.emulator.http.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.emulator.derived.Metadata;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.Query;
import dev.opikexport.emulator.http.wire.Span;
import dev.opikexport.emulator.http.wire.Trace;
import dev.opikexport.emulator.http.wire.filter.ApiNames;
import dev.opikexport.emulator.row.Bytes;
import dev.opikexport.emulator.row.Decimals;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.JsonMembers;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a reader wants rows: without some members, or with long texts cut.
 *
 * @param excluded names of members
 * @param keepsSpanScores whether the scores of spans stay when those of the row are excluded
 */
public record View(Set<String> excluded, boolean truncated, boolean keepsSpanScores) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public View {
        excluded = Set.copyOf(excluded);
    }

    /** What a URL asks for. */
    public static View of(Kind kind, Query query) {
        String exclude = query.text("exclude").orElse("");
        boolean truncated = query.flag("truncate");
        if (exclude.isBlank() || kind == Kind.THREAD) {
            return new View(Set.of(), truncated, false);
        }
        try {
            Collection<? extends Enum<?>> fields = kind == Kind.TRACE
                    ? JSON.readValue(exclude, new TypeReference<Set<Trace.TraceField>>() {})
                    : JSON.readValue(exclude, new TypeReference<Set<Span.SpanField>>() {});
            return of(fields, truncated);
        } catch (JsonProcessingException e) {
            throw ApiException.of(400, "Invalid query param exclude '" + exclude + "'");
        }
    }

    /** What a body asks for. */
    public static View of(@Nullable Collection<? extends Enum<?>> fields, boolean truncated) {
        Set<String> names = new HashSet<>();
        if (fields != null) {
            fields.forEach(field -> names.add(ApiNames.of(field)));
        }
        return new View(names, truncated, false);
    }

    /** What filters on scores change: a search then ignores that scores are excluded, a list leaves out only the row's. */
    public View withFilters(Filters filters, Form form) {
        if (!filters.onScores() || !excluded.contains("feedback_scores")) {
            return this;
        }
        if (form == Form.LIST) {
            return new View(excluded, truncated, true);
        }
        Set<String> others = new HashSet<>(excluded);
        others.remove("feedback_scores");
        return new View(others, truncated, true);
    }

    /** The row's bytes as the reader wants them. */
    public Bytes bytes(Row row, Form form) {
        if (excluded.isEmpty() && !truncated) {
            return row.bytes(form);
        }
        Map<String, String> members = new LinkedHashMap<>(row.shown());
        if (truncated) {
            Truncation.apply(members, row.member("metadata"));
        }
        exclude(members);
        return Bytes.of(JsonMembers.join(Decimals.inForm(members, form)));
    }

    private void exclude(Map<String, String> members) {
        boolean withoutMetadata = excluded.contains("metadata");
        String providers = members.get("providers");
        String provider = members.get("provider");
        for (String name : excluded) {
            switch (name) {
                case "metadata" -> {}
                case "span_count", "llm_span_count" -> members.replace(name, "0");
                case "has_tool_spans" -> members.replace(name, "false");
                default -> members.remove(name);
            }
        }
        if (excluded.contains("feedback_scores") && !keepsSpanScores) {
            members.remove("span_feedback_scores");
        }
        if (withoutMetadata && members.containsKey("metadata")) {
            leaveInjected(members, providers, provider);
        }
    }

    /** The server adds the providers after it has left the metadata out. */
    private static void leaveInjected(
            Map<String, String> members, @Nullable String providers, @Nullable String provider) {
        String left = providers != null && !providers.equals("[]")
                ? Metadata.shown("providers", providers, null)
                : Metadata.shown("provider", provider, null);
        if (left == null) {
            members.remove("metadata");
        } else {
            members.put("metadata", left);
        }
    }
}
