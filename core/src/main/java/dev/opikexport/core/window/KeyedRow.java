package dev.opikexport.core.window;

import dev.opikexport.core.row.Row;
import java.util.Comparator;

/** A row with its id, which is looked up often. */
record KeyedRow(String id, Row row) {

    static final Comparator<KeyedRow> HIGHEST_FIRST = (a, b) -> Keys.compare(b.id, a.id);

    int bytes() {
        return row.end() - row.start();
    }
}
