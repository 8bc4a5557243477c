package dev.opikexport.core.storage;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of a large file in blocks that go to the disk past the system's cache: nothing is copied, and what others have in the
 * cache stays there. One block is filled while others are written.
 */
final class DirectOutput implements Closeable {

    private static final int BLOCK = 1 << 20;
    /** They hold what comes while a disk empties a cache of its own. A disk that keeps up needs two. */
    private static final int MOST_BLOCKS = 8;
    /** Addresses, places and lengths are multiples of what file systems ask for, and of this. */
    private static final int ALIGNMENT = 4096;
    /** All blocks there are; null while a file has them. Many files at once would need much memory. */
    private static final AtomicReference<@Nullable List<ByteBuffer>> BLOCKS = new AtomicReference<>(new ArrayList<>());

    private final FileChannel cached;
    private final FileChannel direct;
    private final List<ByteBuffer> blocks;
    private final Deque<ByteBuffer> free;
    /** In the order of their places. */
    private final Deque<Writing> writing = new ArrayDeque<>();

    /** Null behind a full one, until the next one is free. */
    private @Nullable ByteBuffer filling;

    private long place;
    private boolean refused;
    private boolean closed;

    /** A full block on its way to the disk. */
    private record Writing(ByteBuffer block, DiskTask task) {}

    private DirectOutput(FileChannel cached, FileChannel direct, List<ByteBuffer> blocks, long place) {
        this.cached = cached;
        this.direct = direct;
        this.blocks = blocks;
        this.free = new ArrayDeque<>(blocks);
        this.place = place;
    }

    /**
     * The rest of a file; null if its file system knows no other way than the cache, or if another file has the blocks.
     *
     * @param cached the same file, for what fills no block
     * @param place where the rest begins, at a multiple of {@link #ALIGNMENT}
     */
    static @Nullable DirectOutput open(Path file, FileChannel cached, long place) {
        List<ByteBuffer> blocks = BLOCKS.getAndSet(null);
        if (blocks == null) {
            return null;
        }
        try {
            long needed = Files.getFileStore(file).getBlockSize();
            if (needed <= ALIGNMENT && ALIGNMENT % needed == 0) {
                FileChannel direct = FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT);
                return new DirectOutput(cached, direct, blocks, place);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The cache is always there.
        }
        BLOCKS.set(blocks);
        return null;
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            ByteBuffer block = filling == null ? emptyBlock() : filling;
            int part = Math.min(end - at, block.remaining());
            block.put(bytes, at, part);
            at += part;
            filling = block.hasRemaining() ? block : null;
            if (filling == null) {
                writeBlock(block.flip());
            }
        }
    }

    private void writeBlock(ByteBuffer full) {
        long there = place;
        writing.add(new Writing(full, DiskTask.write(() -> write(full, there))));
        place += BLOCK;
    }

    /** Rather one that is written already than a new one, which costs fresh memory. */
    private ByteBuffer emptyBlock() throws IOException {
        Writing first = writing.peek();
        if (first != null && (first.task().isDone() || writing.size() == MOST_BLOCKS)) {
            first.task().await();
            return empty(writing.remove().block());
        }
        ByteBuffer block = free.poll();
        if (block == null) {
            block = ByteBuffer.allocateDirect(BLOCK + ALIGNMENT).alignedSlice(ALIGNMENT);
            blocks.add(block);
        }
        return empty(block);
    }

    /** Some file systems refuse only when they are written to. */
    private void write(ByteBuffer block, long there) throws IOException {
        if (!refused) {
            try {
                writeTo(direct, block, there);
                return;
            } catch (IOException e) {
                refused = true;
            }
        }
        writeTo(cached, block.rewind(), there);
    }

    private static void writeTo(FileChannel channel, ByteBuffer bytes, long there) throws IOException {
        long at = there;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Writes what is left; the file has all bytes then, but the last ones are not forced to disk. */
    void finish() throws IOException {
        for (Writing each : writing) {
            each.task().await();
        }
        if (filling != null) {
            writeTo(cached, filling.flip(), place);
        }
    }

    /** Whoever finished it knows whether it was written, and nobody else wants to. The blocks are free again, unless one is still read. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            boolean over = true;
            for (Writing each : writing) {
                over &= each.task().isOver();
            }
            BLOCKS.set(over ? blocks : new ArrayList<>());
            direct.close();
        }
    }

    private static ByteBuffer empty(ByteBuffer block) {
        return block.clear().limit(BLOCK);
    }
}
