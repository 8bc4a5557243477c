package dev.opikexport.core.window.key;

import dev.opikexport.core.client.OpikException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A row that has an id. */
public record KeyedRow(RowId key, Row row) {

    public static final Comparator<KeyedRow> HIGHEST_FIRST = (a, b) -> b.key.compareTo(a.key);

    /** The rows of an answer, in its order. */
    public static List<KeyedRow> of(List<Row> answered) throws IOException {
        List<KeyedRow> rows = new ArrayList<>(answered.size());
        for (Row row : answered) {
            RowId key = row.key();
            if (key == null || key.isEmpty()) {
                throw new OpikException.BadAnswer("The server sent a row without an id.", null);
            }
            rows.add(new KeyedRow(key, row));
        }
        return rows;
    }

    /** The text of the id. */
    public String id() {
        return key.toString();
    }

    public int bytes() {
        return row.end() - row.start();
    }
}
