package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.schema.MessageType;

/** Writes rows into the columns of one row group. Not for use by several threads. */
public final class RowShredder {

    private final ColumnWriteStore store;
    private final List<Cell> cells;
    private final List<Node> nodes = new ArrayList<>();
    private final Exact exact = new Exact();
    private final Node exactNode;
    private final Map<Misfit, Row> misfits = new LinkedHashMap<>();

    /** @param messageType what {@link MessageTypes#of} makes of the schema */
    public RowShredder(Schema schema, MessageType messageType, ColumnWriteStore store) {
        this.store = store;
        this.cells = Cell.of(schema);
        NodeFactory factory = new NodeFactory(messageType, store, exact);
        for (Column column : schema.columns()) {
            nodes.add(factory.column(column.name(), column.type()));
        }
        this.exactNode = factory.column(Exact.NAME, new ColumnType.Extra());
    }

    /** Adds a row. */
    public void write(Row row) {
        exact.start(row);
        for (int i = 0; i < nodes.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.find(row)) {
                exact.startColumn(cell.column().name());
                nodes.get(i).writeMember(cell.bytes(), cell.start(), cell.end(), 0);
            } else {
                nodes.get(i).writeAbsent(0, 0);
            }
        }
        if (exact.isEmpty()) {
            exactNode.writeAbsent(0, 0);
        } else {
            byte[] values = exact.takeValues();
            exactNode.write(values, 0, values.length, 0);
        }
        exact.takeMisfits().forEach(misfit -> misfits.putIfAbsent(misfit, row));
        store.endRecord();
    }

    /** The values that did not fit, each kind once, with the row where it was seen first. */
    public Map<Misfit, Row> misfits() {
        return misfits;
    }
}
