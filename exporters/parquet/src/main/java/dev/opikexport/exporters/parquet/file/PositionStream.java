package dev.opikexport.exporters.parquet.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts the bytes of a file. */
final class PositionStream extends FilterOutputStream {

    private long position;

    PositionStream(OutputStream out) {
        super(out);
    }

    long position() {
        return position;
    }

    /** In little-endian order. */
    void writeInt(int value) throws IOException {
        for (int i = 0; i < Integer.BYTES; i++) {
            write(value >>> (i * Byte.SIZE));
        }
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        position += length;
    }
}
