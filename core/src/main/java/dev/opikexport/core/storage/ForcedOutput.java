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
    private static final long BYTES_AT_ONCE = 32 << 20;

    private final Path file;
    private final FileChannel channel;
    private @Nullable DirectOutput direct;
    private @Nullable DiskTask forcing;
    private long written;
    private long unforced;

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
            writeCached(ByteBuffer.wrap(bytes, from, cached));
            if (written == CACHED_BYTES) {
                direct = DirectOutput.open(file, channel, written);
            }
        }
        if (direct != null) {
            direct.write(bytes, from + cached, length - cached);
        } else if (cached < length) {
            writeCached(ByteBuffer.wrap(bytes, from + cached, length - cached));
        }
    }

    private void writeCached(ByteBuffer bytes) throws IOException {
        written += bytes.remaining();
        unforced += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (unforced >= BYTES_AT_ONCE && (forcing == null || forcing.isDone())) {
            awaitForced();
            unforced = 0;
            forcing = DiskTask.start(() -> channel.force(false));
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
