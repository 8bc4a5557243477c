package dev.opikexport.cli.command;

/** A file that the user names is not there, damaged, or not to be read; the message says which. Ends with {@link ExitCode#FILE}. */
public final class UnreadableFileException extends UsageException {

    private static final long serialVersionUID = 1L;

    /** A file that cannot be read, with a message that names it. */
    public UnreadableFileException(String message) {
        super(message, ExitCode.FILE);
    }
}
