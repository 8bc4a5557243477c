package dev.opikexport.core.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes to a file, and forces to disk what is there while more comes, so that at its end there is little to wait for. */
final class ForcedOutput extends OutputStream {

    private static final long BYTES_AT_ONCE = 32 << 20;
    /** One for all files: a disk does not become faster by being asked by many. */
    private static final ExecutorService DISK =
            new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ForcedOutput::thread);

    private final FileChannel channel;
    private @Nullable Future<?> forcing;
    private long unforced;

    ForcedOutput(FileChannel channel) {
        this.channel = channel;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "opik-export-disk");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        unforced += length;
        if (unforced >= BYTES_AT_ONCE && (forcing == null || forcing.isDone())) {
            awaitForced();
            unforced = 0;
            forcing = DISK.submit(() -> {
                channel.force(false);
                return null;
            });
        }
    }

    /** Forces all of it to disk. The system tells only once that it could not: whoever hears of it first must pass it on. */
    void force() throws IOException {
        awaitForced();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void awaitForced() throws IOException {
        if (forcing == null) {
            return;
        }
        try {
            forcing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a file was forced to disk");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }
}
