package dev.opikexport.core;

import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.proof.MissingRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Told how an export goes on. Called on several threads, and must return soon. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress NONE = event -> {};

    /** What happened. */
    void on(Event event);

    /** Rows were written, in this order. Their bytes are good until this returns: copy what is needed later. */
    default void onRows(List<Row> rows) {}

    /** Something that happened. */
    sealed interface Event {

        /**
         * A window was written.
         *
         * @param rows written so far
         * @param rowsOfRun of those the ones that this run wrote, and not an earlier one that it goes on from
         * @param read rows that the server sent so far, without those behind a limit
         * @param bytes of those
         * @param windows so far
         * @param total how many rows the server will send in all, as far as it counted them, and no more than the limit; a filter
         *     of several queries may need more
         * @param left how long the rest will take at the pace so far
         */
        record WindowWritten(
                long rows,
                long rowsOfRun,
                long read,
                long bytes,
                long windows,
                OptionalLong total,
                Optional<Duration> left)
                implements Event {}

        /** A request failed and is repeated. */
        record Retrying(int attempt, Duration delay, String reason) implements Event {}

        /** Requests wait for a limit. */
        record Waiting(Instant until, String reason) implements Event {}

        /** Rows are missing. */
        record RowsMissing(MissingRange range) implements Event {}

        /** The server's lists know no bounds, so rows are read by its stream. */
        record WayChanged(String reason) implements Event {}
    }
}
