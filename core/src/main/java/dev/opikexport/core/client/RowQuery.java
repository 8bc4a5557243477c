package dev.opikexport.core.client;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.RestFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a request selects.
 *
 * @param entity traces, spans or threads
 * @param project where they are
 * @param filters all of them must hold
 * @param traceId only spans of this trace; null for any
 * @param from the first millisecond of the ids' time, included; null without a lower bound
 * @param to the last millisecond of the ids' time, included; null without an upper bound
 */
public record RowQuery(
        Entity entity,
        ProjectRef project,
        List<RestFilter> filters,
        @Nullable String traceId,
        @Nullable Long from,
        @Nullable Long to) {

    public RowQuery {
        filters = List.copyOf(filters);
        if (traceId != null && entity != Entity.SPANS) {
            throw new IllegalArgumentException("A trace id selects spans, not " + entity);
        }
        if (from != null && to != null && from >= to) {
            throw new IllegalArgumentException("The server refuses bounds that are not in order: " + from + ", " + to);
        }
    }

    /** All rows of a project. */
    public static RowQuery of(Entity entity, ProjectRef project) {
        return new RowQuery(entity, project, List.of(), null, null, null);
    }

    /** The endpoint's path. */
    String path() {
        return switch (entity) {
            case TRACES -> "/v1/private/traces";
            case SPANS -> "/v1/private/spans";
            case THREADS -> "/v1/private/traces/threads";
            case DATASET_ITEMS, PROMPT_VERSIONS -> throw new IllegalArgumentException("No rows to read: " + entity);
        };
    }
}
