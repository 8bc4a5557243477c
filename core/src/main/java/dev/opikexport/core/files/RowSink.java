package dev.opikexport.core.files;

import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.Window;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where rows go. Closing before {@link #finish} leaves nothing behind that looks finished. */
public interface RowSink extends Closeable {

    /** Adds a row. */
    void write(Row row) throws IOException;

    /** All rows of a window were written. */
    void windowDone(Window window) throws IOException;

    /** Whether enough was written to be committed; {@link #commit} comes when no row is lacking. */
    default boolean isFull() {
        return false;
    }

    /** Makes what was written since the last time durable, so that a later run can go on behind it. */
    default void commit() throws IOException {}

    /** All rows were written; makes the output visible. */
    List<PartFile> finish() throws IOException;
}
