package dev.opikexport.exporters.parquet;

import dev.opikexport.core.row.DecodedString;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.Slots;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType.Scalar;
import dev.opikexport.core.schema.Schema;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Finds out whether the rows of a file come sorted by id, in the order of its bytes, so that the file can say so. */
final class IdOrder {

    private final int slot;
    private final @Nullable String name;
    private final int leaf;
    private final DecodedString id = new DecodedString();
    private byte[] last = {};
    private int lastLength;
    private boolean isFirst = true;
    private boolean ascending;
    private boolean descending;

    IdOrder(Schema schema, MessageType messageType) {
        slot = Slots.of(schema.entity()).of("id");
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
        if (!row.has(slot) || row.bytes()[row.start(slot)] != '"') {
            ascending = false;
            descending = false;
            return;
        }
        id.decode(row.bytes(), row.start(slot), row.end(slot));
        if (!isFirst) {
            int comparison = Arrays.compareUnsigned(id.bytes(), id.start(), id.end(), last, 0, lastLength);
            ascending &= comparison > 0;
            descending &= comparison < 0;
        }
        isFirst = false;
        keep(id.bytes(), id.start(), id.end() - id.start());
    }

    private void keep(byte[] bytes, int from, int length) {
        if (last.length < length) {
            last = new byte[length];
        }
        System.arraycopy(bytes, from, last, 0, length);
        lastLength = length;
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
