package dev.opikexport.emulator.access;

/** The server does not let a caller in; the message is its own. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** True if it is the person who is refused, and not the workspace or the service that fails. */
    boolean isOfPerson() {
        return status == 401 || status == 403;
    }
}
