package dev.opikexport.core.storage;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of a large file in blocks that go to the disk past the system's cache: nothing is copied, and what others have in the
 * cache stays there. One block is filled while others are written.
 */
final class DirectOutput implements Closeable {

    private static final int BLOCK = 1 << 20;
    /** They hold what comes while a disk empties a cache of its own. */
    private static final int MOST_BLOCKS = 8;
    /** Addresses, places and lengths are multiples of what file systems ask for, and of this. */
    private static final int ALIGNMENT = 4096;
    /** All blocks; null while a file has them. Many files at once would need much memory. */
    private static final AtomicReference<ByteBuffer @Nullable []> BLOCKS = new AtomicReference<>(new ByteBuffer[0]);

    private final FileChannel cached;
    private final FileChannel direct;
    private final ByteBuffer[] blocks;
    /** By block. */
    private final @Nullable DiskTask[] writing;

    private int filling;
    private long place;
    private boolean refused;
    private boolean closed;

    private DirectOutput(FileChannel cached, FileChannel direct, ByteBuffer[] blocks, long place) {
        this.cached = cached;
        this.direct = direct;
        this.blocks = blocks;
        this.writing = new DiskTask[blocks.length];
        this.place = place;
    }

    /**
     * The rest of a file; null if its file system knows no other way than the cache, or if another file has the blocks.
     *
     * @param cached the same file, for what fills no block
     * @param place where the rest begins, at a multiple of {@link #ALIGNMENT}
     */
    static @Nullable DirectOutput open(Path file, FileChannel cached, long place) {
        ByteBuffer[] blocks = BLOCKS.getAndSet(null);
        if (blocks == null) {
            return null;
        }
        try {
            long needed = Files.getFileStore(file).getBlockSize();
            if (needed <= ALIGNMENT && ALIGNMENT % needed == 0) {
                FileChannel direct = FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT);
                blocks = blocks.length == 0
                        ? Stream.generate(DirectOutput::block)
                                .limit(MOST_BLOCKS)
                                .toArray(ByteBuffer[]::new)
                        : blocks;
                return new DirectOutput(cached, direct, blocks, place);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The cache is always there.
        }
        BLOCKS.set(blocks);
        return null;
    }

    private static ByteBuffer block() {
        return ByteBuffer.allocateDirect(BLOCK + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .limit(BLOCK);
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            ByteBuffer block = blocks[filling];
            int part = Math.min(end - at, block.remaining());
            block.put(bytes, at, part);
            at += part;
            if (!block.hasRemaining()) {
                writeBlock(block.flip());
            }
        }
    }

    private void writeBlock(ByteBuffer full) throws IOException {
        long there = place;
        writing[filling] = DiskTask.write(() -> write(full, there));
        place += BLOCK;
        filling = (filling + 1) % blocks.length;
        await(writing[filling]);
        empty(blocks[filling]);
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

    private static void await(@Nullable DiskTask task) throws IOException {
        if (task != null) {
            task.await();
        }
    }

    /** Writes what is left; the file has all bytes then, but the last ones are not forced to disk. */
    void finish() throws IOException {
        for (DiskTask task : writing) {
            await(task);
        }
        writeTo(cached, blocks[filling].flip(), place);
    }

    /** Whoever finished it knows whether it was written, and nobody else wants to. The blocks are free again, unless one is still read. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            boolean free = true;
            for (DiskTask task : writing) {
                free &= task == null || task.isOver();
            }
            if (free) {
                Arrays.stream(blocks).forEach(DirectOutput::empty);
            }
            BLOCKS.set(free ? blocks : new ByteBuffer[0]);
            direct.close();
        }
    }

    private static ByteBuffer empty(ByteBuffer block) {
        return block.clear().limit(BLOCK);
    }
}
