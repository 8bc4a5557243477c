package dev.opikexport.core.selection;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a project.
 *
 * @param filter which of them; {@link Filter#everything()} for all
 * @param asWritten the filter in the words of who asks, for the manifest; a resumed run is the same if they are, and goes on with the
 *     instants that they meant to the first run. Empty if there are none: then the filter itself says what is the same
 * @param traceId only spans of this trace; null for any
 * @param traces only spans of these traces; null for any
 * @param sample only a sample of the rows; null for all of them
 * @param limit the most rows, those with the highest ids; 0 for all
 */
public record Selection(
        Filter filter,
        String asWritten,
        @Nullable String traceId,
        @Nullable IdSet traces,
        @Nullable Sample sample,
        long limit) {

    /** All rows. */
    public static final Selection ALL = new Selection(Filter.everything(), "", null, null, null, 0);

    public Selection {
        require(limit >= 0, "The limit must not be negative: " + limit);
        require(
                traces == null || (traceId == null && sample == null && limit == 0),
                "Of chosen traces, all spans are exported.");
        traceId = traceId == null ? null : uuid(traceId);
    }

    /**
     * Says whether there are such rows of a kind.
     *
     * @throws IllegalArgumentException if the filter is on other rows, or it selects spans by their traces, and the rows are no spans
     */
    public void check(Entity entity) {
        filter.entity().ifPresent(of -> require(of == entity, "The filter is on " + of + ", not on " + entity));
        require(traceId == null || entity == Entity.SPANS, "A trace id selects spans, not " + entity);
        require(traces == null || entity == Entity.SPANS, "Of chosen traces, spans are exported, not " + entity);
    }

    /** The same with another filter, and the words that it was read from. */
    public Selection withFilter(Filter other, String words) {
        return new Selection(other, words, traceId, traces, sample, limit);
    }

    /** The same for the spans of one trace; null for spans of any. */
    public Selection withTraceId(@Nullable String id) {
        return new Selection(filter, asWritten, id, traces, sample, limit);
    }

    /** The same for the spans of some traces; null for spans of any. */
    public Selection withTraces(@Nullable IdSet ids) {
        return new Selection(filter, asWritten, traceId, ids, sample, limit);
    }

    /** The same with another sample; null for all rows. */
    public Selection withSample(@Nullable Sample other) {
        return new Selection(filter, asWritten, traceId, traces, other, limit);
    }

    /** The same with another limit; 0 for none. */
    public Selection withLimit(long rows) {
        return new Selection(filter, asWritten, traceId, traces, sample, rows);
    }

    private static String uuid(String text) {
        try {
            return UUID.fromString(text.strip()).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not the id of a trace: it must be a UUID.", e);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
