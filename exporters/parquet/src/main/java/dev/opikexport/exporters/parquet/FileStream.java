package dev.opikexport.exporters.parquet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of a file, and can hold some back. */
final class FileStream extends PositionOutputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private @Nullable ByteArrayOutputStream held;
    private long position;
    private boolean closed;

    FileStream(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /** Keeps what is written from now on, until {@link #takeHeld()}. */
    void holdBack() {
        held = new ByteArrayOutputStream();
    }

    /** What was kept and is not in the file. */
    byte[] takeHeld() {
        byte[] bytes = held == null ? new byte[0] : held.toByteArray();
        held = null;
        position -= bytes.length;
        return bytes;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void write(int b) throws IOException {
        target().write(b);
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        target().write(bytes, offset, length);
        position += length;
    }

    private OutputStream target() {
        return held == null ? out : held;
    }

    @Override
    public void flush() throws IOException {
        if (!closed) {
            out.flush();
        }
    }

    /** Does nothing while bytes are held back, and when called again: parquet-java closes early and often. */
    @Override
    public void close() throws IOException {
        if (held == null && !closed) {
            closed = true;
            out.close();
        }
    }
}
