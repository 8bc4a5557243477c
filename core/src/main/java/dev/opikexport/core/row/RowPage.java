package dev.opikexport.core.row;

import java.util.List;

/**
 * The answer of a list endpoint.
 *
 * @param total the rows that the server counts in all, which a count of the rows does not always confirm
 * @param rows the rows of this answer, in the server's order
 */
public record RowPage(long total, List<Row> rows) {

    public RowPage {
        rows = List.copyOf(rows);
    }
}
