package dev.opikexport.core;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicReference;

/** Ends an export early, from another thread. */
public final class Cancel {

    private enum State {
        RUNNING,
        FINISHING,
        STOPPED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private volatile Runnable onFinish = () -> {};
    private volatile Runnable onStop = () -> {};

    /** Asks to write what was begun and then to end. What waits for a limit or to try again was not begun. */
    public void finish() {
        if (state.compareAndSet(State.RUNNING, State.FINISHING)) {
            onFinish.run();
        }
    }

    /** Asks to end at once. */
    public void stop() {
        state.set(State.STOPPED);
        onFinish.run();
        onStop.run();
    }

    /** Whether anything was asked. */
    public boolean isRequested() {
        return state.get() != State.RUNNING;
    }

    boolean isStopped() {
        return state.get() == State.STOPPED;
    }

    /** Whether an exception comes of it that the run was asked to end. */
    boolean isCauseOf(IOException failure) {
        return isRequested() && failure instanceof InterruptedIOException;
    }

    /** What a failure is for the run: its end, if that was asked for at once. */
    IOException asEnd(IOException failure) {
        if (!isStopped()) {
            return failure;
        }
        InterruptedIOException stopped = new InterruptedIOException("Stopped");
        stopped.initCause(failure);
        return stopped;
    }

    /** What is done as soon as anything is asked; at once, if it was already. The last action given counts. */
    public void onFinish(Runnable action) {
        onFinish = action;
        if (isRequested()) {
            action.run();
        }
    }

    /** What is done as soon as the end is asked for at once; likewise. */
    public void onStop(Runnable action) {
        onStop = action;
        if (isStopped()) {
            action.run();
        }
    }
}
