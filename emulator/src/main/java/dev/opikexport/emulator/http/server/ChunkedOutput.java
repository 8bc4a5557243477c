package dev.opikexport.emulator.http.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Collects bytes and passes them on in blocks of one size. Not safe for several threads. */
final class ChunkedOutput extends OutputStream {

    private final OutputStream out;
    private final byte[] block;
    private final boolean rowByRow;
    private int filled;

    /** Blocks of that size; {@code rowByRow} false if the ends of rows do not matter. */
    ChunkedOutput(OutputStream out, int size, boolean rowByRow) {
        this.out = out;
        this.rowByRow = rowByRow;
        this.block = new byte[size];
    }

    /** Writes what remains in the buffer. */
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int part = Math.min(bytes.remaining(), block.length - filled);
            bytes.get(block, filled, part);
            filled += part;
            passOnWhenFull();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void write(int b) throws IOException {
        block[filled++] = (byte) b;
        passOnWhenFull();
    }

    /** Passes the row on that has been written. */
    void endRow() throws IOException {
        if (rowByRow) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled > 0) {
            out.write(block, 0, filled);
            filled = 0;
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (filled > 0) {
            out.write(block, 0, filled);
            filled = 0;
        }
        out.close();
    }

    private void passOnWhenFull() throws IOException {
        if (filled == block.length) {
            out.write(block, 0, filled);
            filled = 0;
        }
    }
}
