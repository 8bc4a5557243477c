package dev.opikexport.cli.command;

/**
 * The user asked for something that cannot be; the message says what and what to do instead. Ends with {@link ExitCode#USAGE}, but where a
 * subclass says otherwise.
 */
public sealed class UsageException extends RuntimeException permits UnreadableFileException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** Wrong usage, with a message that says what to do. */
    public UsageException(String message) {
        this(message, ExitCode.USAGE);
    }

    UsageException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the command ends with. */
    public final int exitCode() {
        return exitCode;
    }
}
