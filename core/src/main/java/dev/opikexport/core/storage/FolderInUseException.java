package dev.opikexport.core.storage;

import java.nio.file.FileSystemException;

/** A folder holds something that must not be mixed or lost; the reason says what, and what to do. */
public final class FolderInUseException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal with what to do next.
     *
     * @param folder as users call it
     */
    public FolderInUseException(String folder, String reason) {
        super(folder, null, reason);
    }
}
