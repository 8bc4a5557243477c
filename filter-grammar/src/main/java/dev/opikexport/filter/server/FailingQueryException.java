package dev.opikexport.filter.server;

/** The server accepts the filters, but its database fails on them: GET answers 500, POST search an empty 200. */
public final class FailingQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure; the message says why, in our words, since the server tells nobody. */
    public FailingQueryException(String message) {
        super(message);
    }
}
