package dev.opikexport.core.row;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The value of one column in one row after the other, as JSON text: one instance per column is moved from row to row.
 * Not for use by several threads.
 */
public final class Cell {

    private static final byte[] NOTHING = {};

    private final Column column;
    private final int slot;
    private byte[] bytes = NOTHING;
    private int start;
    private int end;

    Cell(Column column, Slots slots) {
        this.column = column;
        this.slot = slots.of(column.member());
    }

    /** The column whose values these are. */
    public Column column() {
        return column;
    }

    /** Moves to a row; false if the row has no value for the column. JSON's null is a value. */
    public boolean find(Row row) {
        if (column.type() instanceof ColumnType.Extra) {
            return findExtra(row.extra());
        }
        bytes = row.bytes();
        start = row.start(slot);
        end = row.end(slot);
        return row.has(slot);
    }

    /** What holds the value, from {@link #start()} to {@link #end()}. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The offset of the value's first byte. */
    public int start() {
        return start;
    }

    /** The offset behind the value's last byte. */
    public int end() {
        return end;
    }

    /** Whether the value is JSON's null. */
    public boolean isNull() {
        return bytes[start] == 'n';
    }

    /** Whether the value is a JSON string. */
    public boolean isString() {
        return bytes[start] == '"';
    }

    /** The value's JSON text. */
    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private boolean findExtra(@Nullable String extra) {
        if (extra == null) {
            return false;
        }
        bytes = extra.getBytes(StandardCharsets.UTF_8);
        start = 0;
        end = bytes.length;
        return true;
    }
}
