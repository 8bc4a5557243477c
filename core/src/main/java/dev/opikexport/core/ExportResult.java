package dev.opikexport.core;

import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.window.proof.MissingRange;
import java.util.List;

/**
 * What an export did.
 *
 * @param status whether all rows were written
 * @param rows that were written
 * @param read rows that the server sent; more than were written if some of them were compared here
 * @param bytes of the rows that the server sent in this run
 * @param windows that the rows were read in
 * @param requests that were sent, the repeated ones included
 * @param retries how many of them repeated another
 * @param files that were written
 * @param missing which rows the server did not deliver
 */
public record ExportResult(
        Status status,
        long rows,
        long read,
        long bytes,
        long windows,
        long requests,
        long retries,
        List<PartFile> files,
        List<MissingRange> missing) {

    /** How an export ended. */
    public enum Status {
        /** Every row was written once. */
        COMPLETE,
        /** As many rows as the limit asked for were written, those with the highest ids. */
        LIMITED,
        /** Rows are missing; {@link #missing()} says which. */
        PARTIAL,
        /** It was cancelled. */
        CANCELLED
    }

    public ExportResult {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }
}
