package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.JsonStrings;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.Schema;
import java.io.IOException;

/** Writes each row as an object with a member per column that has a value, in the order of the columns. */
final class JsonObjectsWriter implements RowWriter {

    /** How a value is written. */
    interface Form {

        void put(Cell cell, ByteOutput out) throws IOException;
    }

    private final ByteOutput out;
    private final Form form;
    private final Cell[] cells;
    private final byte[][] names;

    JsonObjectsWriter(ByteOutput out, Schema schema, Form form) {
        this.out = out;
        this.form = form;
        this.cells = Cell.of(schema).toArray(Cell[]::new);
        this.names = schema.columns().stream()
                .map(column -> (JsonStrings.quote(column.name()) + ":").getBytes(UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public void write(Row row) throws IOException {
        char separator = '{';
        for (int i = 0; i < cells.length; i++) {
            Cell cell = cells[i];
            if (cell.find(row)) {
                out.put((byte) separator);
                separator = ',';
                out.put(names[i]);
                form.put(cell, out);
            }
        }
        if (separator == '{') {
            out.put((byte) '{');
        }
        out.put((byte) '}');
        out.put((byte) '\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
