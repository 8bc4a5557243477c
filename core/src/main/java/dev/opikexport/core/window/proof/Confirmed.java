package dev.opikexport.core.window.proof;

import dev.opikexport.core.window.key.RowSet;
import java.util.List;

/**
 * What a second count of some windows led to.
 *
 * @param late rows that the windows lacked, highest id first
 * @param missing what the server does not deliver
 */
public record Confirmed(RowSet late, List<MissingRange> missing) {

    public Confirmed {
        missing = List.copyOf(missing);
    }
}
