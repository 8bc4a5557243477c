package dev.opikexport.cli;

import dev.opikexport.core.storage.FolderInUseException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file could not be read or written, and what to do then. */
final class FileAdvice {

    private static final String FULL = "No space left on device";
    private static final String READ_ONLY = "Read-only file system";
    private static final String TOO_LONG = "File name too long";

    private FileAdvice() {}

    static String of(IOException exception) {
        if (exception instanceof FolderInUseException used) {
            return used.getReason()
                    + "\n--resume goes on with an unfinished export, --incremental adds to a finished one,"
                    + "\n--overwrite replaces it.";
        }
        if (String.valueOf(exception.getMessage()).contains(FULL)) {
            return "the disk is full.\nFree some space, or name another place with -o. An unfinished folder goes on with --resume.";
        }
        if (String.valueOf(exception.getMessage()).contains(READ_ONLY)) {
            return "the file system is read-only, so the folder refuses new files.\nName another place.";
        }
        if (String.valueOf(exception.getMessage()).contains(TOO_LONG)) {
            return "the name is too long; most file systems take 255 bytes."
                    + "\nIf it is of a value of --partition-by: choose another key, or leave such rows out with -f.";
        }
        if (exception instanceof AccessDeniedException) {
            return "permission denied.\nChange the permissions, or name another place.";
        }
        if (exception instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (exception instanceof NoSuchFileException) {
            return "there is no such file or folder.";
        }
        return exception instanceof FileSystemException
                ? exception.getClass().getSimpleName()
                : String.valueOf(exception.getMessage());
    }
}
