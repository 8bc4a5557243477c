package dev.opikexport.core.schema;

/** A choice of columns that cannot be; the message says what can. */
public final class InvalidColumnException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** A wrong choice, with a message for users. */
    public InvalidColumnException(String message) {
        super(message);
    }
}
