package dev.opikexport.emulator.fault;

import java.io.IOException;

/** The connection is to be broken off. */
public final class CutException extends IOException {

    private static final long serialVersionUID = 1L;

    CutException() {
        super("cut by a fault");
    }
}
