package dev.opikexport.core.window.key;

import java.io.IOException;

/** The server sent rows from outside of the bounds: it is too old to know them. */
public final class BoundsIgnoredException extends IOException {

    private static final long serialVersionUID = 1L;

    BoundsIgnoredException(KeyRange range, String id) {
        super("The server ignores bounds: it returned " + id + " for " + range);
    }
}
