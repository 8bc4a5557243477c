package dev.opikexport.core.output;

import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.util.function.Consumer;

/** A format whose files can be read back as far as the rows' ids go, so that they can be held against a server. */
public interface ReadableFormat extends OutputFormat {

    /**
     * Reads the ids of a file's rows, in the order of the file.
     *
     * @param file a name in the folder
     * @param column in which the ids are, by its name in the file
     * @param options with which the file was written
     * @throws IOException if the file cannot be read or is not as it was written
     */
    void readIds(Storage folder, String file, String column, FormatOptions options, Consumer<String> ids)
            throws IOException;
}
