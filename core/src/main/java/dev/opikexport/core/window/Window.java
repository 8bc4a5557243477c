package dev.opikexport.core.window;

import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import java.util.List;

/**
 * The rows of a range of ids: all of them, but for what is named as missing.
 *
 * @param range no other window of the same reading holds ids of it
 * @param rows that match, highest id first
 * @param highestId of the rows that were read; empty if there were none
 * @param read how many rows the server sent for it, before what the server cannot compare was compared here
 * @param bytes of the rows that were read
 * @param missing what the server did not deliver
 */
public record Window(
        KeyRange range, List<Row> rows, String highestId, long read, long bytes, List<MissingRange> missing) {

    public Window {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
    }

    /** The same with no more than so many rows. */
    public Window cutAt(long most) {
        return rows.size() <= most
                ? this
                : new Window(range, rows.subList(0, (int) most), highestId, read, bytes, missing);
    }
}
