package dev.opikexport.core.storage;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of a large file in blocks that go to the disk past the system's cache: nothing is copied, and what others have in the
 * cache stays there. One block is filled while the other one is written.
 */
final class DirectOutput implements Closeable {

    private static final int BLOCK = 1 << 20;
    /** Addresses, places and lengths are multiples of what file systems ask for, and of this. */
    private static final int ALIGNMENT = 4096;
    /** Both blocks; null while a file has them. Many files at once would need much memory. */
    private static final AtomicReference<ByteBuffer @Nullable []> BLOCKS = new AtomicReference<>(new ByteBuffer[0]);

    private final FileChannel cached;
    private final FileChannel direct;
    private final ByteBuffer[] blocks;
    private int filling;
    private long place;
    private boolean refused;
    private boolean closed;
    private @Nullable DiskTask writing;

    private DirectOutput(FileChannel cached, FileChannel direct, ByteBuffer[] blocks, long place) {
        this.cached = cached;
        this.direct = direct;
        this.blocks = blocks;
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
                blocks = blocks.length == 0 ? new ByteBuffer[] {block(), block()} : blocks;
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
        await();
        long there = place;
        writing = DiskTask.start(() -> write(full, there));
        place += BLOCK;
        filling = 1 - filling;
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

    private void await() throws IOException {
        if (writing != null) {
            writing.await();
            writing = null;
        }
    }

    /** Writes what is left; the file has all bytes then, but is not forced to disk. */
    void finish() throws IOException {
        await();
        writeTo(cached, blocks[filling].flip(), place);
    }

    /** Whoever finished it knows whether it was written, and nobody else wants to. The blocks are free again, unless one is still read. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            boolean free = writing == null || writing.isOver();
            BLOCKS.set(free ? new ByteBuffer[] {empty(blocks[0]), empty(blocks[1])} : new ByteBuffer[0]);
            direct.close();
        }
    }

    private static ByteBuffer empty(ByteBuffer block) {
        return block.clear().limit(BLOCK);
    }
}
