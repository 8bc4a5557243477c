package dev.opikexport.core.manifest;

import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import org.jspecify.annotations.Nullable;

/**
 * Missing rows as files tell of them.
 *
 * @param from the first id of the range; null for no bound
 * @param below the id where it ends, not included; null for no bound
 * @param rows how many the server counts; null if it did not even count
 */
public record MissingNote(
        @Nullable String from,
        @Nullable String below,
        @Nullable Long rows,
        String reason) {

    /** The note of a range. */
    public static MissingNote of(MissingRange missing) {
        KeyRange range = missing.range();
        return new MissingNote(
                range.from(),
                range.below(),
                missing.rows() == MissingRange.UNKNOWN ? null : missing.rows(),
                missing.reason());
    }

    /** As it was found. */
    public MissingRange toRange() {
        return new MissingRange(new KeyRange(from, below), rows == null ? MissingRange.UNKNOWN : rows, reason);
    }
}
