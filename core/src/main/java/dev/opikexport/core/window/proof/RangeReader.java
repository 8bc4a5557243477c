package dev.opikexport.core.window.proof;

import dev.opikexport.core.client.Patience;
import dev.opikexport.core.window.count.CountedQuery;
import dev.opikexport.core.window.key.KeyRange;
import java.io.IOException;

/** A way to read the rows of a range. */
interface RangeReader {

    /**
     * Asks for the rows with the highest ids of a range.
     *
     * @param size about how many rows; at least 1
     */
    Reading read(CountedQuery query, KeyRange range, int size, Patience patience) throws IOException;
}
