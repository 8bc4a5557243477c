package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.exporters.parquet.column.RowGroups;
import java.util.function.BiConsumer;
import org.apache.parquet.schema.MessageType;

/** Writes rows into the leaves of the Parquet schema. Not for use by several threads. */
public final class RowShredder {

    private final Cell[] cells;
    private final Node[] nodes;
    private final Exact exact = new Exact();
    private final Node exactNode;
    private final BiConsumer<Misfit, Row> misfits;

    /**
     * @param messageType what {@link MessageTypes#of} makes of the schema
     * @param misfits is told of values that did not fit
     */
    public RowShredder(Schema schema, MessageType messageType, RowGroups columns, BiConsumer<Misfit, Row> misfits) {
        this.misfits = misfits;
        this.cells = Cell.of(schema).toArray(Cell[]::new);
        NodeFactory factory = new NodeFactory(messageType, columns, exact);
        this.nodes = schema.columns().stream()
                .map((Column column) -> factory.column(column.name(), column.type()))
                .toArray(Node[]::new);
        this.exactNode = factory.column(Exact.NAME, new ColumnType.Extra());
    }

    /** Adds a row. */
    public void write(Row row) {
        exact.start(row);
        for (int i = 0; i < nodes.length; i++) {
            Cell cell = cells[i];
            if (cell.find(row)) {
                exact.startColumn(cell.column().name());
                nodes[i].writeMember(cell.bytes(), cell.start(), cell.end(), 0);
            } else {
                nodes[i].writeAbsent(0, 0);
            }
        }
        if (exact.isEmpty()) {
            exactNode.writeAbsent(0, 0);
        } else {
            byte[] values = exact.takeValues();
            exactNode.write(values, 0, values.length, 0);
            exact.takeMisfits().forEach(misfit -> misfits.accept(misfit, row));
        }
    }
}
