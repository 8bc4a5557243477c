package dev.opikexport.core;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to export.
 *
 * @param connection the server
 * @param entity traces, spans or threads
 * @param project where they are
 * @param filter which of them; {@link Filter#everything()} for all
 * @param asWritten the filter in the words of who asks, for the manifest; a resumed run is the same if they are, and goes on with the
 *     instants that they meant to the first run. Empty if there are none: then the filter itself says what is the same
 * @param traceId only spans of this trace; null for any
 * @param traces only spans of these traces; null for any
 * @param sample only a sample of the rows; null for all of them
 * @param limit the most rows, those with the highest ids; 0 for all
 * @param schema the columns that are written; formats that keep the server's bytes write them as they are
 * @param reading how rows are read
 */
public record ExportRequest(
        Connection connection,
        Entity entity,
        ProjectRef project,
        Filter filter,
        String asWritten,
        @Nullable String traceId,
        @Nullable IdSet traces,
        @Nullable Sample sample,
        long limit,
        Schema schema,
        Reading reading) {

    /**
     * How rows are read. None of it changes which rows come.
     *
     * @param way list or stream
     * @param parallel requests at a time, 1 to 32
     * @param pageSize the most rows of an answer
     * @param answerBytes what an answer should not exceed by much; memory grows with it
     * @param allCopies whether a trace in several experiments comes once for each, as the server sends it, or once
     */
    public record Reading(ReadingWay way, int parallel, int pageSize, long answerBytes, boolean allCopies) {

        /** Two requests at a time, of up to 5,000 rows and 16 MB. */
        public static final Reading DEFAULT = new Reading(ReadingWay.AUTO, 2, 5_000, 16 << 20, false);

        public Reading {
            require(parallel >= 1 && parallel <= 32, "Requests at a time must be 1 to 32, not " + parallel);
            require(pageSize >= 1, "The page size must be at least 1, not " + pageSize);
            require(answerBytes >= 1, "The size of an answer must be at least 1 byte, not " + answerBytes);
        }
    }

    public ExportRequest {
        require(schema.entity() == entity, "The columns are of " + schema.entity() + ", not of " + entity);
        require(limit >= 0, "The limit must not be negative: " + limit);
        require(
                entity == Entity.TRACES || entity == Entity.SPANS || entity == Entity.THREADS,
                "Only traces, spans and threads can be exported, not " + entity);
        require(traceId == null || entity == Entity.SPANS, "A trace id selects spans, not " + entity);
        require(
                entity != Entity.THREADS || reading.way() != ReadingWay.SEARCH,
                "Threads are read by lists: the server's stream of threads cannot be continued.");
        require(
                traces == null || (entity == Entity.SPANS && traceId == null && sample == null && limit == 0),
                "Of chosen traces, all spans are exported.");
        if (traceId != null) {
            try {
                traceId = UUID.fromString(traceId.strip()).toString();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("'" + traceId + "' is not the id of a trace: it must be a UUID.", e);
            }
        }
    }

    /** All rows of a project, read in the default way. */
    public static ExportRequest of(Connection connection, Entity entity, ProjectRef project) {
        return new ExportRequest(
                connection,
                entity,
                project,
                Filter.everything(),
                "",
                null,
                null,
                null,
                0,
                Schema.of(entity),
                Reading.DEFAULT);
    }

    /** The same with another filter. */
    public ExportRequest withFilter(Filter other) {
        return withFilter(other, "");
    }

    /** The same with another filter and the words that it was read from, in which times such as {@code now - 7d} may stand. */
    public ExportRequest withFilter(Filter other, String words) {
        return new ExportRequest(
                connection, entity, project, other, words, traceId, traces, sample, limit, schema, reading);
    }

    /**
     * How the filter is asked of the server.
     *
     * @throws dev.opikexport.filter.InvalidFilterException if a part of it can be decided neither by the server nor here
     */
    public FilterPlan plan() {
        return FilterPlan.of(filter);
    }

    /** The same for the spans of one trace. */
    public ExportRequest withTraceId(@Nullable String id) {
        return new ExportRequest(
                connection, entity, project, filter, asWritten, id, traces, sample, limit, schema, reading);
    }

    /** The same for the spans of some traces; null for spans of any. */
    public ExportRequest withTraces(@Nullable IdSet ids) {
        return new ExportRequest(
                connection, entity, project, filter, asWritten, traceId, ids, sample, limit, schema, reading);
    }

    /** The same with another sample; null for all rows. */
    public ExportRequest withSample(@Nullable Sample other) {
        return new ExportRequest(
                connection, entity, project, filter, asWritten, traceId, traces, other, limit, schema, reading);
    }

    /** The same in another project. */
    public ExportRequest withProject(ProjectRef other) {
        return new ExportRequest(
                connection, entity, other, filter, asWritten, traceId, traces, sample, limit, schema, reading);
    }

    /** The same with another limit; 0 for none. */
    public ExportRequest withLimit(long rows) {
        return new ExportRequest(
                connection, entity, project, filter, asWritten, traceId, traces, sample, rows, schema, reading);
    }

    /** The same with other columns. */
    public ExportRequest withSchema(Schema other) {
        return new ExportRequest(
                connection, entity, project, filter, asWritten, traceId, traces, sample, limit, other, reading);
    }

    /** The same read in another way. */
    public ExportRequest withReading(Reading other) {
        return new ExportRequest(
                connection, entity, project, filter, asWritten, traceId, traces, sample, limit, schema, other);
    }

    /** The same rows, each once, with little more than their ids. */
    public ExportRequest idsOnly() {
        Schema ids = Schema.of(entity).select(entity == Entity.SPANS ? "id,trace_id" : "id");
        return withSchema(ids)
                .withReading(new Reading(
                        reading.way(), reading.parallel(), reading.pageSize(), reading.answerBytes(), false));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
