package dev.opikexport.core.row;

import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.RowPath.Step;
import dev.opikexport.core.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of one column in one row after the other, as JSON text: one instance per column is moved from row to row.
 * Not for use by several threads.
 */
public final class Cell {

    private static final byte[] NOTHING = {};

    private final Column column;
    private final int slot;
    private final Step[] steps;
    private final JsonParts parts = new JsonParts();
    private byte[] bytes = NOTHING;
    private int start;
    private int end;

    /** A cell for each column, in the order of the columns. */
    public static List<Cell> of(Schema schema) {
        Slots slots = Slots.of(schema.entity());
        return schema.columns().stream().map(column -> new Cell(column, slots)).toList();
    }

    private Cell(Column column, Slots slots) {
        this.column = column;
        this.slot = slots.of(column.member());
        this.steps = column.path().steps().toArray(Step[]::new);
    }

    /** The column whose values these are. */
    public Column column() {
        return column;
    }

    /** Moves to a row; false if the row has no value for the column. JSON's null is a value. */
    public boolean find(Row row) {
        if (slot == Slots.NONE) {
            if (!findExtra(row.extra())) {
                return false;
            }
        } else {
            bytes = row.bytes();
            start = row.start(slot);
            end = row.end(slot);
            if (!row.has(slot)) {
                return false;
            }
        }
        for (Step step : steps) {
            if (!descend(step)) {
                return false;
            }
        }
        return true;
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

    /** The text of a JSON string, or the JSON text of another value. */
    public String text() {
        return isString() ? JsonStrings.text(bytes, start, end) : toString();
    }

    /** The value's JSON text. */
    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private boolean descend(Step step) {
        if (bytes[start] != (step instanceof Step.Key ? '{' : '[')) {
            return false;
        }
        parts.over(bytes, start, end);
        for (int i = 0; parts.next(); i++) {
            if (leadsTo(step, i)) {
                start = parts.start();
                end = parts.end();
                return true;
            }
        }
        return false;
    }

    private boolean leadsTo(Step step, int part) {
        if (step instanceof Step.Key key) {
            return parts.name().equals(key.name());
        } else if (step instanceof Step.Index index) {
            return part == index.index();
        } else if (step instanceof Step.Named named) {
            return isNamed(named.name(), parts.start(), parts.end());
        }
        throw new IllegalStateException("No way to take the step " + step);
    }

    private boolean isNamed(String name, int from, int to) {
        if (bytes[from] != '{') {
            return false;
        }
        JsonParts members = new JsonParts().over(bytes, from, to);
        while (members.next()) {
            if (members.name().equals("name") && bytes[members.start()] == '"') {
                return JsonStrings.text(bytes, members.start(), members.end()).equals(name);
            }
        }
        return false;
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
