package dev.opikexport.core.window.key;

import dev.opikexport.core.row.Row;
import java.util.Comparator;

/** A row with its id, which is looked up often. */
public record KeyedRow(String id, Row row) {

    public static final Comparator<KeyedRow> HIGHEST_FIRST = (a, b) -> Keys.compare(b.id, a.id);

    public int bytes() {
        return row.end() - row.start();
    }
}
