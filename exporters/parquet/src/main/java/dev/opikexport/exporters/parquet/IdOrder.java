package dev.opikexport.exporters.parquet;

import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowId;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType.Scalar;
import dev.opikexport.core.schema.Schema;
import java.util.Optional;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Finds out whether the rows of a file come sorted by id, in the order of its bytes, so that the file can say so. */
final class IdOrder {

    private final @Nullable String name;
    private final int leaf;
    private @Nullable RowId last;
    private boolean ascending;
    private boolean descending;

    IdOrder(Schema schema, MessageType messageType) {
        name = schema.columns().stream()
                .filter(column -> column.path().isMember("id") && column.type() == Scalar.STRING)
                .map(Column::name)
                .findFirst()
                .orElse(null);
        leaf = messageType.getPaths().stream().map(path -> path[0]).toList().indexOf(name);
        ascending = name != null;
        descending = name != null;
    }

    void see(Row row) {
        if (!ascending && !descending) {
            return;
        }
        RowId id = row.key();
        // Half a surrogate pair is another character in the file, and so may be its order.
        if (id.isEmpty() || (row.hasLoneSurrogate() && !id.isUuid())) {
            ascending = false;
            descending = false;
            return;
        }
        if (last != null) {
            int comparison = id.compareTo(last);
            ascending &= comparison > 0;
            descending &= comparison < 0;
        }
        last = id;
    }

    /** The order, for the file's own metadata; nothing if the rows are in another order or too few to tell. */
    Optional<SortingColumn> sortingColumn() {
        return ascending == descending ? Optional.empty() : Optional.of(new SortingColumn(leaf, descending, false));
    }

    /** The order in words, for example {@code id desc}. */
    String name(SortingColumn order) {
        return name + (order.isDescending() ? " desc" : " asc");
    }
}
