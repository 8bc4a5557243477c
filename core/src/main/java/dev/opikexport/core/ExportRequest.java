package dev.opikexport.core;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.selection.Sample;
import dev.opikexport.core.selection.Selection;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import org.jspecify.annotations.Nullable;

/**
 * What to export.
 *
 * @param connection the server
 * @param entity traces, spans or threads
 * @param project where they are
 * @param selection which of them
 * @param schema the columns that are written; formats that keep the server's bytes write them as they are
 * @param reading how rows are read
 */
public record ExportRequest(
        Connection connection, Entity entity, ProjectRef project, Selection selection, Schema schema, Reading reading) {

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

        /** Two requests at a time, of up to 5,000 rows and 24 MB in all. */
        public static final Reading DEFAULT = new Reading(ReadingWay.AUTO, 2, 5_000, 24 << 20, false);

        public Reading {
            require(parallel >= 1 && parallel <= 32, "Requests at a time must be 1 to 32, not " + parallel);
            require(pageSize >= 1, "The page size must be at least 1, not " + pageSize);
            require(answerBytes >= 1, "The size of an answer must be at least 1 byte, not " + answerBytes);
        }

        /** The same with or without copies. */
        public Reading withAllCopies(boolean all) {
            return new Reading(way, parallel, pageSize, answerBytes, all);
        }
    }

    public ExportRequest {
        require(schema.entity() == entity, "The columns are of " + schema.entity() + ", not of " + entity);
        require(
                entity == Entity.TRACES || entity == Entity.SPANS || entity == Entity.THREADS,
                "Only traces, spans and threads can be exported, not " + entity);
        require(
                entity != Entity.THREADS || reading.way() != ReadingWay.SEARCH,
                "Threads are read by lists: the server's stream of threads cannot be continued.");
        selection.check(entity);
    }

    /** All rows of a project, read in the default way. */
    public static ExportRequest of(Connection connection, Entity entity, ProjectRef project) {
        return new ExportRequest(connection, entity, project, Selection.ALL, Schema.of(entity), Reading.DEFAULT);
    }

    /**
     * How the filter is asked of the server.
     *
     * @throws dev.opikexport.filter.InvalidFilterException if a part of it can be decided neither by the server nor here
     */
    public FilterPlan plan() {
        return FilterPlan.of(selection.filter());
    }

    /** The same with another filter. */
    public ExportRequest withFilter(Filter other) {
        return withFilter(other, "");
    }

    /** The same with another filter and the words that it was read from, in which times such as {@code now - 7d} may stand. */
    public ExportRequest withFilter(Filter other, String words) {
        return withSelection(selection.withFilter(other, words));
    }

    /** The same for the spans of one trace; null for spans of any. */
    public ExportRequest withTraceId(@Nullable String id) {
        return withSelection(selection.withTraceId(id));
    }

    /** The same for the spans of some traces; null for spans of any. */
    public ExportRequest withTraces(@Nullable IdSet ids) {
        return withSelection(selection.withTraces(ids));
    }

    /** The same with another sample; null for all rows. */
    public ExportRequest withSample(@Nullable Sample other) {
        return withSelection(selection.withSample(other));
    }

    /** The same with another limit; 0 for none. */
    public ExportRequest withLimit(long rows) {
        return withSelection(selection.withLimit(rows));
    }

    /** The same for other rows. */
    public ExportRequest withSelection(Selection other) {
        return new ExportRequest(connection, entity, project, other, schema, reading);
    }

    /** The same in another project. */
    public ExportRequest withProject(ProjectRef other) {
        return new ExportRequest(connection, entity, other, selection, schema, reading);
    }

    /** The same with other columns. */
    public ExportRequest withSchema(Schema other) {
        return new ExportRequest(connection, entity, project, selection, other, reading);
    }

    /** The same read in another way. */
    public ExportRequest withReading(Reading other) {
        return new ExportRequest(connection, entity, project, selection, schema, other);
    }

    /** The same rows, each once, with little more than their ids. */
    public ExportRequest idsOnly() {
        Schema ids = Schema.of(entity).select(entity == Entity.SPANS ? "id,trace_id" : "id");
        return withSchema(ids).withReading(reading.withAllCopies(false));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
