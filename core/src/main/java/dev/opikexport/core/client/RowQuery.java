package dev.opikexport.core.client;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.RestFilter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a request selects, and which members of them.
 *
 * @param entity traces, spans or threads
 * @param project where they are
 * @param filters all of them must hold
 * @param traceId only spans of this trace; null for any
 * @param from the first millisecond of the ids' time, included; null without a lower bound
 * @param to the last millisecond of the ids' time, included; null without an upper bound
 * @param exclude names of members that need not come; the server knows no such choice for threads
 */
public record RowQuery(
        Entity entity,
        ProjectRef project,
        List<RestFilter> filters,
        @Nullable String traceId,
        @Nullable Long from,
        @Nullable Long to,
        Set<String> exclude) {

    /** What makes rows large. */
    private static final Set<String> PAYLOADS = Set.of("input", "output", "metadata");

    public RowQuery {
        filters = List.copyOf(filters);
        exclude = Set.copyOf(exclude);
        if (traceId != null && entity != Entity.SPANS) {
            throw new IllegalArgumentException("A trace id selects spans, not " + entity);
        }
        if (from != null && to != null && from >= to) {
            throw new IllegalArgumentException("The server refuses bounds that are not in order: " + from + ", " + to);
        }
    }

    /** All members of some rows. */
    public RowQuery(
            Entity entity,
            ProjectRef project,
            List<RestFilter> filters,
            @Nullable String traceId,
            @Nullable Long from,
            @Nullable Long to) {
        this(entity, project, filters, traceId, from, to, Set.of());
    }

    /** All rows of a project. */
    public static RowQuery of(Entity entity, ProjectRef project) {
        return new RowQuery(entity, project, List.of(), null, null, null);
    }

    /** The same with other filters. */
    public RowQuery withFilters(List<RestFilter> others) {
        return new RowQuery(entity, project, others, traceId, from, to, exclude);
    }

    /** The same with other bounds. */
    public RowQuery withBounds(@Nullable Long first, @Nullable Long last) {
        return new RowQuery(entity, project, filters, traceId, first, last, exclude);
    }

    /** The same without some members. */
    public RowQuery without(Set<String> members) {
        return new RowQuery(entity, project, filters, traceId, from, to, members);
    }

    /** The same without input, output and metadata. */
    public RowQuery withoutPayloads() {
        Set<String> members = new TreeSet<>(exclude);
        members.addAll(PAYLOADS);
        return without(members);
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
