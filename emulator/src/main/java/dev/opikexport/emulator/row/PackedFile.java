package dev.opikexport.emulator.row;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepared bytes in a temporary file that has no name any more. Where they are small beside the heap they are read into it; else the
 * file is mapped into memory, and the system keeps there what fits. Bytes are appended by one thread, and read by any number once they
 * are sealed.
 */
public final class PackedFile implements Closeable {

    private static final long SEGMENT = 1L << 30;
    private static final int BUFFER = 1 << 20;
    /** They may take a quarter of the largest heap. Some virtual machines make a mapped page dear whenever it was not used for a while. */
    private static final int SHARE_OF_HEAP = 4;

    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(BUFFER);
    private final List<ByteBuffer> segments = new ArrayList<>();
    private final long mostInHeap;
    private long size;

    /** An empty file in the directory for temporary files. */
    public PackedFile() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** The same; what is larger than that many bytes is mapped. */
    PackedFile(long mostInHeap) {
        this.mostInHeap = mostInHeap;
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
                ByteBuffer mapped = channel.map(MapMode.READ_ONLY, start, Math.min(SEGMENT, size - start));
                segments.add(size > mostInHeap ? mapped : inHeap(mapped));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer inHeap(ByteBuffer mapped) {
        return ByteBuffer.allocate(mapped.remaining()).put(mapped).flip().asReadOnlyBuffer();
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
