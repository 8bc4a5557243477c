package dev.opikexport.core;

import dev.opikexport.core.window.Unconfirmed;
import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.WindowStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A second count of windows that were handed out, on a thread of its own: neither it nor the reading waits for the other. */
final class RunningCount {

    private final WindowStream stream;
    private final Unconfirmed windows;
    private final FutureTask<Window> count;

    private RunningCount(WindowStream stream, Unconfirmed windows) {
        this.stream = stream;
        this.windows = windows;
        this.count = new FutureTask<>(() -> stream.confirm(windows));
    }

    /** Begins to count. */
    static RunningCount start(WindowStream stream, Unconfirmed windows) {
        RunningCount running = new RunningCount(stream, windows);
        Thread thread = new Thread(running.count, "opik-export-count");
        thread.setDaemon(true);
        thread.start();
        return running;
    }

    /**
     * What the windows lack, as {@link WindowStream#confirm} says; waits for it.
     *
     * @param current counted again with it, if it is not the one that the count began with
     */
    Window result(WindowStream current) throws IOException {
        if (current != stream) {
            return current.confirm(windows);
        }
        try {
            return count.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while rows were counted");
        } catch (ExecutionException e) {
            throw asIoException(e.getCause());
        }
    }

    private static IOException asIoException(@Nullable Throwable failure) {
        if (failure instanceof IOException e) {
            return e;
        }
        return new IOException("Counting failed: " + failure, failure);
    }

    /** Nobody wants to know any more. */
    void cancel() {
        count.cancel(true);
    }
}
