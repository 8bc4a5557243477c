package dev.opikexport.core.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What a disk does while more rows come. */
record DiskTask(Future<?> done) {

    /** One for all files: a disk does not become faster by being asked by many. */
    private static final ExecutorService WRITING = oneThread();

    /** It takes long, and lets others write meanwhile. */
    private static final ExecutorService FORCING = oneThread();

    private static ExecutorService oneThread() {
        return new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DiskTask::thread);
    }

    /** What to write. */
    interface Writing {

        void run() throws IOException;
    }

    static DiskTask write(Writing work) {
        return start(work, WRITING);
    }

    /** Makes the disk keep what the file has by now. */
    static DiskTask force(FileChannel file) {
        return start(() -> file.force(false), FORCING);
    }

    private static DiskTask start(Writing work, ExecutorService thread) {
        return new DiskTask(thread.submit(() -> {
            work.run();
            return null;
        }));
    }

    boolean isDone() {
        return done.isDone();
    }

    /** Waits for it, and throws what it threw. */
    void await() throws IOException {
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a file was written to disk");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    /** Waits for it, however it ends; false if the wait was interrupted. */
    boolean isOver() {
        try {
            await();
            return true;
        } catch (IOException e) {
            return done.isDone();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "opik-export-disk");
        thread.setDaemon(true);
        return thread;
    }
}
