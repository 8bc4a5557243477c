package dev.opikexport.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Keeps other runs out of a folder, by a file in it. */
final class LocalLock implements Closeable {

    private static final String NAME = ".lock";

    private final OwnFile file;

    private LocalLock(OwnFile file) {
        this.file = file;
    }

    /**
     * Locks a folder.
     *
     * @throws FolderInUseException if another run has it
     */
    static LocalLock of(Path folder) throws IOException {
        try {
            return new LocalLock(OwnFile.take(folder.resolve(NAME))
                    .orElseThrow(() -> new FolderInUseException(
                            folder.toString(),
                            "Another export writes into it now. Wait for it, or choose another folder.")));
        } catch (NoSuchFileException e) {
            Path absolute = folder.toAbsolutePath();
            throw LocalFile.refusal(absolute, absolute);
        }
    }

    static boolean isLock(Path file) {
        return file.getFileName().toString().equals(NAME);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.delete();
        }
    }
}
