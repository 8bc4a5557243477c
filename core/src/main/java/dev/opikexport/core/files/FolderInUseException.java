package dev.opikexport.core.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A folder holds something that must not be mixed or lost; the reason says what, and what to do. */
public final class FolderInUseException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    /** A refusal with what to do next. */
    public FolderInUseException(Path folder, String reason) {
        super(folder.toString(), null, reason);
    }
}
