package dev.opikexport.core.row;

import java.io.IOException;

/** An answer that is cut short or is not what the server sends: none of its rows may be used. */
public final class MalformedJsonException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /** A problem at a byte of the answer, from 0. */
    public MalformedJsonException(String message, int offset) {
        super(message + " at byte " + offset);
        this.offset = offset;
    }

    /** The byte of the answer, from 0, where reading had to stop. */
    public int offset() {
        return offset;
    }
}
