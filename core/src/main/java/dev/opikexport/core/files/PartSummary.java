package dev.opikexport.core.files;

import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.row.Row;

/** Counts the rows of a file. */
final class PartSummary {

    private long rows;
    private String first = "";
    private String last = "";

    void add(Row row) {
        String id = row.id();
        last = id == null ? "" : id;
        first = rows == 0 ? last : first;
        rows++;
    }

    PartFile of(String name, long bytes, String sha256) {
        return new PartFile(name, rows, bytes, sha256, first, last);
    }
}
