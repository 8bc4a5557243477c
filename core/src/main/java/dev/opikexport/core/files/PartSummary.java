package dev.opikexport.core.files;

import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.key.Keys;

/** Counts the rows of a file. */
final class PartSummary {

    private long rows;
    private String highest = "";
    private String lowest = "";

    void add(Row row) {
        String id = String.valueOf(row.id());
        if (rows == 0) {
            highest = id;
            lowest = id;
        } else if (Keys.compare(id, lowest) < 0) {
            lowest = id;
        } else if (Keys.compare(id, highest) > 0) {
            highest = id;
        }
        rows++;
    }

    PartFile of(String name, long bytes, String sha256) {
        return new PartFile(name, rows, bytes, sha256, highest, lowest);
    }
}
