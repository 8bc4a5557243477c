package dev.opikexport.filter.server;

/** The server refuses the filters with status 400; the message is the server's own. */
public final class RejectedFilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A refusal with the server's message. */
    public RejectedFilterException(String message) {
        super(message);
    }
}
