package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.column.LeafColumn;
import dev.opikexport.exporters.parquet.column.RowGroups;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows into the leaves of the Parquet schema. Most rows lack most columns, so rows without a column are counted until it comes again.
 * Not for use by several threads.
 */
public final class RowShredder {

    private final Cell[] cells;
    private final Shredded[] columns;
    private final Exact exact = new Exact();
    private final Shredded exactColumn;
    private final BiConsumer<Misfit, Row> misfits;

    /** A column, and how many rows lack it since it came last. */
    private static final class Shredded {

        private final Node node;
        private final LeafColumn[] leaves;
        private int absentRows;

        Shredded(Node node, List<LeafColumn> leaves) {
            this.node = node;
            this.leaves = leaves.toArray(LeafColumn[]::new);
        }

        void writeAbsent() {
            absentRows++;
        }

        Node present() {
            flush();
            return node;
        }

        void flush() {
            if (absentRows > 0) {
                for (LeafColumn leaf : leaves) {
                    leaf.writeAbsentRows(absentRows);
                }
                absentRows = 0;
            }
        }
    }

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
                        new Shredded(factory.column(column.name(), column.type()), columns.leaves(column.name())))
                .toArray(Shredded[]::new);
        this.exactColumn = new Shredded(factory.column(Exact.NAME, new ColumnType.Extra()), columns.leaves(Exact.NAME));
    }

    /** Adds a row. */
    public void write(Row row) {
        exact.start(row);
        for (int i = 0; i < cells.length; i++) {
            Cell cell = cells[i];
            if (cell.find(row)) {
                exact.startColumn(cell.column().name());
                columns[i].present().writeMember(cell.bytes(), cell.start(), cell.end(), 0);
            } else {
                columns[i].writeAbsent();
            }
        }
        if (exact.isEmpty()) {
            exactColumn.writeAbsent();
        } else {
            byte[] values = exact.takeValues();
            exactColumn.present().write(values, 0, values.length, 0);
            exact.takeMisfits().forEach(misfit -> misfits.accept(misfit, row));
        }
    }

    /** Hands over all rows, as a row group ends. */
    public void flush() {
        for (Shredded column : columns) {
            column.flush();
        }
        exactColumn.flush();
    }
}
