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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a request; what they mean is the filter language's affair.
 *
 * @param query null without filters, and if they do nothing but bound ids
 * @param ids the bounds that they put on ids
 * @param onScores true if one of them is on the row's own scores
 * @param fails true if the database fails on them, which is known when everything else is found right
 */
public record Filters(@Nullable ServerQuery query, IdRange ids, boolean onScores, boolean fails) {

    private static final Filters NONE = new Filters(null, IdRange.ALL, false, false);
    private static final Filters FAILING = new Filters(null, IdRange.ALL, false, true);

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * The filters of a URL.
     *
     * @throws ApiException with the server's 400, or its 500 where it fails before there is a query
     */
    public static Filters ofParameter(Kind kind, @Nullable String json) {
        if (json == null || json.isBlank()) {
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
        return query(kind, conditions);
    }

    /**
     * The filters of a body.
     *
     * @throws ApiException with the server's 400, or its 500 where it fails before there is a query
     */
    public static Filters ofBody(Kind kind, @Nullable List<? extends @Nullable Condition> conditions) {
        return conditions == null ? NONE : query(kind, conditions);
    }

    /** The first one that is wrong is told: of those before one that is null, that one, if there is any. */
    private static Filters query(Kind kind, List<? extends @Nullable Condition> conditions) {
        List<RestFilter> filters = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition == null) {
                of(kind, filters);
                throw ApiException.failed();
            }
            filters.add(condition.toRestFilter());
        }
        return of(kind, filters);
    }

    private static Filters of(Kind kind, List<RestFilter> filters) {
        if (filters.isEmpty()) {
            return NONE;
        }
        try {
            boolean onScores =
                    filters.stream().anyMatch(filter -> filter.field().equals("feedback_scores"));
            ServerQuery query = ServerQuery.of(kind.entity(), filters);
            boolean boundsOnly = kind != Kind.THREAD && filters.stream().allMatch(IdRange::isBound);
            IdRange ids = kind == Kind.THREAD ? IdRange.ALL : IdRange.of(filters);
            return new Filters(boundsOnly ? null : query, ids, onScores, false);
        } catch (RejectedFilterException e) {
            throw ApiException.of(400, String.valueOf(e.getMessage()));
        } catch (FailingQueryException e) {
            if (e.beforeQuery()) {
                throw ApiException.failed();
            }
            return FAILING;
        }
    }
}
