package dev.opikexport.core.files;

import java.time.Duration;

/**
 * How a folder of parts is written.
 *
 * @param mode what to do with what is there
 * @param partBytes a part ends behind the window that reaches so many bytes
 * @param partRows a part ends behind the window that reaches so many rows
 * @param lookback how far before the last export's end an incremental one looks for late and changed rows
 */
public record FolderOptions(Mode mode, long partBytes, long partRows, Duration lookback) {

    /** A new folder, in parts of 256 MB, looking back for a day. */
    public static final FolderOptions DEFAULT =
            new FolderOptions(Mode.NEW, 256L << 20, Long.MAX_VALUE, Duration.ofDays(1));

    /** What to do with what is there. */
    public enum Mode {
        /** Refuse a folder that holds an export. */
        NEW,
        /** Go on with an unfinished export of the same query; start if there is none. */
        RESUME,
        /** Delete the export that is there. */
        OVERWRITE,
        /** Add what came or changed since the finished export that is there; start if there is none. */
        INCREMENTAL
    }

    public FolderOptions {
        if (partBytes < 1 || partRows < 1 || lookback.isNegative()) {
            throw new IllegalArgumentException("Parts must be positive, and the lookback not negative");
        }
    }

    /** The same in another mode. */
    public FolderOptions withMode(Mode other) {
        return new FolderOptions(other, partBytes, partRows, lookback);
    }

    /** The same with other parts. */
    public FolderOptions withParts(long bytes, long rows) {
        return new FolderOptions(mode, bytes, rows, lookback);
    }

    /** The same with another lookback. */
    public FolderOptions withLookback(Duration other) {
        return new FolderOptions(mode, partBytes, partRows, other);
    }
}
