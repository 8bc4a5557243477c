package dev.opikexport.core.files;

import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowId;

/** Counts the rows of a file. */
final class PartSummary {

    private long rows;
    private RowId highest = RowId.NONE;
    private RowId lowest = RowId.NONE;

    void add(Row row) {
        RowId id = row.key();
        if (rows == 0) {
            highest = id;
            lowest = id;
        } else if (id.compareTo(lowest) < 0) {
            lowest = id;
        } else if (id.compareTo(highest) > 0) {
            highest = id;
        }
        rows++;
    }

    PartFile of(String name, long bytes, String sha256) {
        return new PartFile(name, rows, bytes, sha256, highest.toString(), lowest.toString());
    }
}
