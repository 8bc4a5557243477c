package dev.opikexport.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A folder of whole files, for several threads. Files go by their names in it, those of folders below with {@code /}:
 * {@code date=2026-11-25/part-00000.parquet}.
 */
public interface Storage extends Closeable {

    /** The folder of that location; of this machine, or of the provider that knows the URI's scheme. */
    static Storage at(Location folder) throws IOException {
        return folder.isLocal() ? new LocalStorage(folder.path()) : Providers.open(folder);
    }

    /** A folder of this machine. */
    static Storage at(Path folder) {
        return new LocalStorage(folder);
    }

    /** A file as users call it, for messages; the folder itself for an empty name. */
    String describe(String name);

    /**
     * Starts a file, in a folder below that is made if it is not there. A file of that name is replaced at the end.
     *
     * @throws java.nio.file.FileSystemException with a message for users
     */
    WholeFile create(String name) throws IOException;

    /** Opens a whole file to read it. */
    SeekableByteChannel open(String name) throws IOException;

    /** How many bytes a file has; empty if there is no such file. */
    OptionalLong size(String name) throws IOException;

    /** Whether there is a whole file of that name. */
    default boolean exists(String name) throws IOException {
        return size(name).isPresent();
    }

    /** The names of all whole files here and in folders below, in no order; none if the folder is not there. */
    List<String> list() throws IOException;

    /** Deletes a file, if it is there, and a folder below that it leaves empty. */
    void delete(String name) throws IOException;

    /**
     * Deletes what a run that was killed has left of its unfinished files, but not in folders below that another run has locked. Only
     * for the holder of the lock.
     */
    void deleteUnfinished() throws IOException;

    /**
     * Keeps other runs out until the result is closed, and makes the folder if it is not there.
     *
     * @throws FolderInUseException if another run has it
     */
    Closeable lock() throws IOException;
}
