package dev.opikexport.core.window.proof;

import dev.opikexport.core.window.key.KeyRange;

/**
 * Ids of which rows are missing, and none was delivered.
 *
 * @param range where they are
 * @param rows how many the server counts there; -1 if it did not even count
 * @param reason what the server did, for users
 */
public record MissingRange(KeyRange range, long rows, String reason) {

    /** The count is not known. */
    public static final long UNKNOWN = -1;

    /** Rows that the server counts and does not deliver, however it is asked. */
    static MissingRange notReturned(KeyRange range, long rows) {
        return new MissingRange(range, rows, "the server counts these rows but does not return them");
    }
}
