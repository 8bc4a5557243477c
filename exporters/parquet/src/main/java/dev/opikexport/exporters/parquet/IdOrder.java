package dev.opikexport.exporters.parquet;

import dev.opikexport.core.row.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out whether the rows of a file come sorted by id, so that the file can say so. */
final class IdOrder {

    private @Nullable String last;
    private boolean ascending = true;
    private boolean descending = true;

    void see(Row row) {
        if (!ascending && !descending) {
            return;
        }
        String id = row.id();
        if (id == null) {
            ascending = false;
            descending = false;
        } else if (last != null) {
            int comparison = id.compareTo(last);
            ascending &= comparison > 0;
            descending &= comparison < 0;
        }
        last = id;
    }

    /** {@code id asc} or {@code id desc}; nothing if the rows are in another order or too few to tell. */
    Optional<String> name() {
        return ascending == descending ? Optional.empty() : Optional.of(ascending ? "id asc" : "id desc");
    }
}
