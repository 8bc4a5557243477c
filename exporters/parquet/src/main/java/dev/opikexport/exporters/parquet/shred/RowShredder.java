package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.column.RowGroups;
import dev.opikexport.exporters.parquet.file.OwnNames;
import java.util.function.BiConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows into the leaves of the Parquet schema. Most rows lack most columns, and many say what the row before said, so both are counted
 * until something else comes. Not for use by several threads.
 */
public final class RowShredder {

    private final Cell[] cells;
    private final ColumnShredder[] columns;
    private final Exact exact = new Exact();
    private final ColumnShredder exactColumn;
    private final BiConsumer<Misfit, Row> misfits;

    /**
     * @param messageType what {@link MessageTypes#of} makes of the schema
     * @param misfits is told of values that did not fit
     */
    public RowShredder(Schema schema, MessageType messageType, RowGroups columns, BiConsumer<Misfit, Row> misfits) {
        this.misfits = misfits;
        this.cells = Cell.of(schema).toArray(Cell[]::new);
        NodeFactory factory = new NodeFactory(messageType, columns, exact);
        this.columns = schema.columns().stream()
                .map((Column column) ->
                        new ColumnShredder(factory.column(column.name(), column.type()), columns.leaves(column.name())))
                .toArray(ColumnShredder[]::new);
        this.exactColumn = new ColumnShredder(
                factory.column(OwnNames.EXACT, new ColumnType.Extra()), columns.leaves(OwnNames.EXACT));
    }

    /** Adds a row. */
    public void write(Row row) {
        exact.start(row);
        for (int i = 0; i < cells.length; i++) {
            Cell cell = cells[i];
            if (cell.find(row)) {
                exact.startColumn(cell.column().name());
                columns[i].write(cell.bytes(), cell.start(), cell.end());
            } else {
                columns[i].writeAbsent();
            }
        }
        if (exact.isEmpty()) {
            exactColumn.writeAbsent();
        } else {
            byte[] values = exact.takeValues();
            exactColumn.write(values, 0, values.length);
            exact.takeMisfits().forEach(misfit -> misfits.accept(misfit, row));
        }
    }

    /** Hands over all rows, as a row group ends. */
    public void flush() {
        for (ColumnShredder column : columns) {
            column.endRowGroup();
        }
        exactColumn.endRowGroup();
    }
}
