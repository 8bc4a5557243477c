package dev.opikexport.cli.command;

/** The user asked for something that cannot be; the message says what and what to do instead. Ends with {@link ExitCode#USAGE}. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wrong usage, with a message that says what to do. */
    public UsageException(String message) {
        super(message);
    }
}
