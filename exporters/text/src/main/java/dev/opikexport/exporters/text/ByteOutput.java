package dev.opikexport.exporters.text;

import dev.opikexport.core.row.EightBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Collects bytes into blocks. */
final class ByteOutput implements Closeable {

    private static final long QUOTES = EightBytes.ONES * '"';
    private static final int BLOCK = 1 << 17;

    private final OutputStream out;
    private final byte[] block = new byte[BLOCK];
    private int size;
    private boolean closed;

    ByteOutput(OutputStream out) {
        this.out = out;
    }

    void put(byte b) throws IOException {
        if (size == BLOCK) {
            flushBlock();
        }
        block[size++] = b;
    }

    void put(byte[] bytes) throws IOException {
        put(bytes, 0, bytes.length);
    }

    void put(byte[] bytes, int from, int to) throws IOException {
        int length = to - from;
        if (length > BLOCK - size) {
            flushBlock();
            if (length >= BLOCK) {
                out.write(bytes, from, length);
                return;
            }
        }
        System.arraycopy(bytes, from, block, size, length);
        size += length;
    }

    /** Writes a JSON value on one line: its strings hold no line break, so those that there are stand between tokens. */
    void putWithoutLineBreaks(byte[] json, int from, int to) throws IOException {
        int start = from;
        for (int i = from; i < to; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                put(json, start, i);
                start = i + 1;
            }
        }
        put(json, start, to);
    }

    /** Writes every quote twice. */
    void putDoublingQuotes(byte[] bytes, int from, int to) throws IOException {
        int i = from;
        while (i < to) {
            if (BLOCK - size < 2 * Long.BYTES) {
                flushBlock();
            }
            int stop = Math.min(to, i + (BLOCK - size) / 2);
            doubleQuotes(bytes, i, stop);
            i = stop;
        }
    }

    /** Copies eight bytes at once, and goes on behind the first quote among them. The block has room for twice the bytes. */
    private void doubleQuotes(byte[] bytes, int from, int to) {
        int i = from;
        int at = size;
        while (i + Long.BYTES <= to) {
            long eight = EightBytes.at(bytes, i);
            EightBytes.put(block, at, eight);
            long found = EightBytes.find(eight, QUOTES);
            if (found == 0) {
                i += Long.BYTES;
                at += Long.BYTES;
            } else {
                int upToQuote = EightBytes.indexOfFirst(found) + 1;
                i += upToQuote;
                at += upToQuote;
                block[at++] = '"';
            }
        }
        while (i < to) {
            byte b = bytes[i++];
            block[at++] = b;
            if (b == '"') {
                block[at++] = b;
            }
        }
        size = at;
    }

    private void flushBlock() throws IOException {
        out.write(block, 0, size);
        size = 0;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            flushBlock();
        }
    }
}
