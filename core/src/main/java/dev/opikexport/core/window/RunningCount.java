package dev.opikexport.core.window;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A second count of windows that were handed out, on a thread of its own: neither it nor the reading waits for the other. */
public final class RunningCount {

    private final WindowStream stream;
    private final Unconfirmed windows;
    private final FutureTask<Window> count;

    private RunningCount(WindowStream stream, Unconfirmed windows) {
        this.stream = stream;
        this.windows = windows;
        this.count = new FutureTask<>(() -> stream.confirm(windows));
    }

    /** Begins to count. */
    public static RunningCount start(WindowStream stream, Unconfirmed windows) {
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
    public Window result(WindowStream current) throws IOException {
        if (current != stream) {
            return current.confirm(windows);
        }
        try {
            return count.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while rows were counted");
        } catch (ExecutionException e) {
            throw WindowStream.asIoException(e.getCause());
        }
    }

    /** Nobody wants to know any more. */
    public void cancel() {
        count.cancel(true);
    }
}
