package dev.opikexport.emulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Collects bytes and passes them on in blocks of one size. Not safe for several threads. */
final class ChunkedOutput extends OutputStream {

    private final OutputStream out;
    private final byte[] block;
    private int filled;

    ChunkedOutput(OutputStream out, int size) {
        this.out = out;
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
