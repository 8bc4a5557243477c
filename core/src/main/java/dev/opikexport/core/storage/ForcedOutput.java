package dev.opikexport.core.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a file, and forces to disk what is there while more comes, so that at its end there is little to wait for. What a large file has
 * beyond its beginning goes past the system's cache, where that is possible.
 */
final class ForcedOutput extends OutputStream {

    private static final int CACHED_BYTES = 8 << 20;
    /** Many disks have a cache of their own, which would have to be emptied at the end of the file. */
    private static final long FORCED_AT_ONCE = 16 << 20;

    private final Path file;
    private final FileChannel channel;
    private @Nullable DirectOutput direct;
    private @Nullable DiskTask forcing;
    private long written;
    /** Of the bytes written, those that the disk was told to keep. */
    private long told;

    /** Writes to a new file that is open. */
    ForcedOutput(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int cached = 0;
        if (direct == null) {
            cached = written < CACHED_BYTES ? (int) Math.min(length, CACHED_BYTES - written) : length;
            writeCached(bytes, from, cached);
            if (written + cached == CACHED_BYTES) {
                direct = DirectOutput.open(file, channel, CACHED_BYTES);
            }
        }
        if (direct != null) {
            direct.write(bytes, from + cached, length - cached);
        } else {
            writeCached(bytes, from + cached, length - cached);
        }
        written += length;
        forceNowAndThen();
    }

    private void writeCached(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, from, length);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private void forceNowAndThen() throws IOException {
        if (written - told >= FORCED_AT_ONCE && (forcing == null || forcing.isDone())) {
            awaitForced();
            told = written;
            forcing = DiskTask.force(channel);
        }
    }

    /** Forces all of it to disk. The system tells only once that it could not: whoever hears of it first must pass it on. */
    void force() throws IOException {
        if (direct != null) {
            direct.finish();
        }
        awaitForced();
        channel.force(true);
    }

    /** Ends the lock of the file, too. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (direct != null) {
                direct.close();
            }
        }
    }

    private void awaitForced() throws IOException {
        if (forcing != null) {
            forcing.await();
        }
    }
}
