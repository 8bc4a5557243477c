package dev.opikexport.core.output;

/** A format, or a setting of one, that does not exist; the message names those that do. */
public final class InvalidOptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** A wrong choice, with a message for users. */
    public InvalidOptionException(String message) {
        super(message);
    }
}
