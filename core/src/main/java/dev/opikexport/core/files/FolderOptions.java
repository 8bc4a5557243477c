package dev.opikexport.core.files;

import dev.opikexport.core.partition.Partitioning;
import java.time.Duration;

/**
 * How a folder of parts is written.
 *
 * @param mode what to do with what is there
 * @param partBytes a part ends behind the window that reaches so many bytes
 * @param partRows a part ends behind the window that reaches so many rows
 * @param partitioning which folders below the parts lie in
 * @param openFiles how many of them are open at a time; memory grows with it
 * @param lookback how far before the last export's end an incremental one looks for late and changed rows
 */
public record FolderOptions(
        Mode mode, long partBytes, long partRows, Partitioning partitioning, int openFiles, Duration lookback) {

    /** A new folder, in parts of 256 MB, looking back for a day. */
    public static final FolderOptions DEFAULT =
            new FolderOptions(Mode.NEW, 256L << 20, Long.MAX_VALUE, Partitioning.NONE, 8, Duration.ofDays(1));

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
        if (partBytes < 1 || partRows < 1 || openFiles < 1 || lookback.isNegative()) {
            throw new IllegalArgumentException("Parts and open files must be positive, and the lookback not negative");
        }
    }

    /** The same in another mode. */
    public FolderOptions withMode(Mode other) {
        return new FolderOptions(other, partBytes, partRows, partitioning, openFiles, lookback);
    }

    /** The same with other parts. */
    public FolderOptions withParts(long bytes, long rows) {
        return new FolderOptions(mode, bytes, rows, partitioning, openFiles, lookback);
    }

    /** The same with folders below. */
    public FolderOptions withPartitioning(Partitioning other, int files) {
        return new FolderOptions(mode, partBytes, partRows, other, files, lookback);
    }

    /** The same with another lookback. */
    public FolderOptions withLookback(Duration other) {
        return new FolderOptions(mode, partBytes, partRows, partitioning, openFiles, other);
    }
}
