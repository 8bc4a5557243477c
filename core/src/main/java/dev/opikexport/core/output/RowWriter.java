package dev.opikexport.core.output;

import dev.opikexport.core.row.Row;
import java.io.Closeable;
import java.io.IOException;

/** Writes the rows of one file, for one thread. After a failure of any method the file is not whole. */
public interface RowWriter extends Closeable {

    /** Adds a row of the schema's entity. Its bytes are good until this returns: what is written later must be copied. */
    void write(Row row) throws IOException;

    /** Writes what is still missing, and closes the file. Only then is the file whole. A second call does nothing. */
    @Override
    void close() throws IOException;
}
