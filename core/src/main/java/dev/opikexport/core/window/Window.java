package dev.opikexport.core.window;

import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.Keys;
import dev.opikexport.core.window.proof.MissingRange;
import java.util.ArrayList;
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
 * @param ids that came for each of the queries, highest first
 */
public record Window(
        KeyRange range,
        List<Row> rows,
        String highestId,
        long read,
        long bytes,
        List<MissingRange> missing,
        List<List<String>> ids) {

    public Window {
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
        ids = List.copyOf(ids);
    }

    /** The same with what a second count says of missing rows. */
    public Window withMissing(List<MissingRange> others) {
        return new Window(range, rows, highestId, read, bytes, others, ids);
    }

    /** The same, standing for the ids of another range too. */
    public Window over(KeyRange other) {
        return new Window(range.and(other), rows, highestId, read, bytes, missing, ids);
    }

    /** The same with no more than so many rows, and the others missing. */
    public Window missingBehind(long most, String reason) {
        List<MissingRange> all = new ArrayList<>(missing);
        for (Row row : rows.subList((int) Math.min(most, rows.size()), rows.size())) {
            String id = String.valueOf(row.id());
            all.add(new MissingRange(new KeyRange(id, Keys.after(id)), 1, reason));
        }
        return cutAt(most).withMissing(all);
    }

    /** The same with no more than so many rows. */
    public Window cutAt(long most) {
        return rows.size() <= most
                ? this
                : new Window(range, rows.subList(0, (int) most), highestId, read, bytes, missing, ids);
    }
}
