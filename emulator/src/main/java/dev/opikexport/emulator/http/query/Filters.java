package dev.opikexport.emulator.http.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.http.wire.filter.Condition;
import dev.opikexport.emulator.http.wire.filter.SpanFilter;
import dev.opikexport.emulator.http.wire.filter.TraceFilter;
import dev.opikexport.emulator.http.wire.filter.TraceThreadFilter;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.server.FailingQueryException;
import dev.opikexport.filter.server.RejectedFilterException;
import dev.opikexport.filter.server.ServerQuery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a request; what they mean is the filter language's affair.
 *
 * @param query null without filters, and if they do nothing but bound ids
 * @param ids the bounds that they put on ids
 * @param onScores true if one of them is on the row's own scores
 */
public record Filters(@Nullable ServerQuery query, IdRange ids, boolean onScores) {

    private static final Filters NONE = new Filters(null, IdRange.ALL, false);

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * The filters of a URL.
     *
     * @throws ApiException with the server's 400, or its 500 where the query fails
     */
    public static Filters ofParameter(Kind kind, @Nullable String json) {
        if (json == null || json.isEmpty()) {
            return NONE;
        }
        List<? extends @Nullable Condition> conditions;
        try {
            conditions = switch (kind) {
                case TRACE -> JSON.readValue(json, new TypeReference<List<@Nullable TraceFilter>>() {});
                case SPAN -> JSON.readValue(json, new TypeReference<List<@Nullable SpanFilter>>() {});
                case THREAD -> JSON.readValue(json, new TypeReference<List<@Nullable TraceThreadFilter>>() {});
            };
        } catch (JsonProcessingException e) {
            throw ApiException.of(400, "Invalid filters query parameter '" + json + "'");
        }
        if (conditions == null) {
            throw ApiException.failed();
        }
        try {
            return query(kind, conditions);
        } catch (FailingQueryException e) {
            throw ApiException.failed();
        }
    }

    /**
     * The filters of a body.
     *
     * @throws ApiException with the server's 400
     * @throws FailingQueryException if the query fails, which a search answers by an empty stream
     */
    public static Filters ofBody(Kind kind, @Nullable List<? extends @Nullable Condition> conditions) {
        return conditions == null ? NONE : query(kind, conditions);
    }

    private static Filters query(Kind kind, List<? extends @Nullable Condition> conditions) {
        List<RestFilter> filters = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition == null) {
                throw ApiException.failed();
            }
            filters.add(condition.toRestFilter());
        }
        if (filters.stream().anyMatch(Filters::breaksBeforeTheQuery)) {
            throw ApiException.failed();
        }
        try {
            if (filters.isEmpty()) {
                return NONE;
            }
            boolean onScores =
                    filters.stream().anyMatch(filter -> filter.field().equals("feedback_scores"));
            ServerQuery query = ServerQuery.of(kind.entity(), filters);
            boolean boundsOnly = kind != Kind.THREAD && filters.stream().allMatch(IdRange::isBound);
            IdRange ids = kind == Kind.THREAD ? IdRange.ALL : IdRange.of(filters);
            return new Filters(boundsOnly ? null : query, ids, onScores);
        } catch (RejectedFilterException e) {
            throw ApiException.of(400, String.valueOf(e.getMessage()));
        }
    }

    /** The server decodes the value of {@code custom} before it has an answer for values that it cannot decode. */
    private static boolean breaksBeforeTheQuery(RestFilter filter) {
        if (!filter.field().equals("custom")) {
            return false;
        }
        try {
            URLDecoder.decode(filter.value(), StandardCharsets.UTF_8);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
