package dev.opikexport.core;

import java.util.concurrent.atomic.AtomicReference;

/** Ends an export early, from another thread. */
public final class Cancel {

    private enum State {
        RUNNING,
        FINISHING,
        STOPPED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private volatile Runnable onStop = () -> {};

    /** Asks to write what was begun and then to end. */
    public void finish() {
        state.compareAndSet(State.RUNNING, State.FINISHING);
    }

    /** Asks to end at once. */
    public void stop() {
        state.set(State.STOPPED);
        onStop.run();
    }

    /** Whether anything was asked. */
    public boolean isRequested() {
        return state.get() != State.RUNNING;
    }

    boolean isStopped() {
        return state.get() == State.STOPPED;
    }

    void onStop(Runnable action) {
        onStop = action;
        if (isStopped()) {
            action.run();
        }
    }
}
