package dev.opikexport.emulator.row;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepared bytes outside the heap: a temporary file that has no name any more, mapped into memory. The system keeps in
 * memory what fits. Bytes are appended by one thread, and read by any number once they are sealed.
 */
public final class PackedFile implements Closeable {

    private static final long SEGMENT = 1L << 30;
    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(BUFFER);
    private final List<MappedByteBuffer> segments = new ArrayList<>();
    private long size;

    /** An empty file in the directory for temporary files. */
    public PackedFile() {
        try {
            Path path = Files.createTempFile("opik-emulator", ".rows");
            channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends bytes so that they can be read in one piece; returns their place. */
    public long append(byte[] bytes, int length) {
        try {
            if (size / SEGMENT != (size + length - 1) / SEGMENT) {
                pad((int) (SEGMENT - size % SEGMENT));
            }
            long place = size;
            write(bytes, length);
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException("no room for generated rows: " + e.getMessage(), e);
        }
    }

    /** Ends the writing. */
    public void seal() {
        try {
            flush();
            for (long start = 0; start < size; start += SEGMENT) {
                segments.add(channel.map(MapMode.READ_ONLY, start, Math.min(SEGMENT, size - start)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A buffer over bytes that were appended in one piece. */
    ByteBuffer slice(long place, int length) {
        return segments.get((int) (place / SEGMENT)).slice((int) (place % SEGMENT), length);
    }

    /** The number of bytes in the file. */
    public long size() {
        return size;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pad(int length) throws IOException {
        byte[] nothing = new byte[BUFFER];
        for (int left = length; left > 0; left -= BUFFER) {
            write(nothing, Math.min(left, BUFFER));
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, pending.remaining());
            pending.put(bytes, done, part);
            done += part;
            if (!pending.hasRemaining()) {
                flush();
            }
        }
        size += length;
    }

    private void flush() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            channel.write(pending);
        }
        pending.clear();
    }
}
