package dev.opikexport.emulator.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A range of prepared bytes, on the heap or in a mapped file; never changed. */
@FunctionalInterface
public interface Bytes {

    /** A read-only buffer over the range, its own position and limit. */
    ByteBuffer buffer();

    /** The number of bytes. */
    default int length() {
        return buffer().remaining();
    }

    /** The bytes of a text. */
    static Bytes of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes of an array, which the caller no longer changes. */
    static Bytes of(byte[] array) {
        return () -> ByteBuffer.wrap(array).asReadOnlyBuffer();
    }
}
