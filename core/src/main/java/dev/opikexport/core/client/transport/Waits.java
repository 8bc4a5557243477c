package dev.opikexport.core.client.transport;

import dev.opikexport.core.client.Time;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The waits of a client between its requests, all of which can be cut short. Safe for several threads. */
public final class Waits {

    private final Time time;
    private final Set<Thread> waiting = new HashSet<>();
    private boolean cut;

    /** Waits by a clock. */
    public Waits(Time time) {
        this.time = time;
    }

    /** Ends all waits, now and from now on. Requests under way go on. */
    public synchronized void cut() {
        cut = true;
        waiting.forEach(Thread::interrupt);
    }

    synchronized boolean isCut() {
        return cut;
    }

    /**
     * Waits; not at all if the time is over already.
     *
     * @throws InterruptedIOException if it was cut short
     */
    void sleep(Duration duration, String reason) throws InterruptedIOException {
        begin();
        try {
            if (!duration.isNegative()) {
                time.sleep(duration);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
        throwIfInterrupted(reason);
    }

    /** The current thread begins to wait in a way of its own, until {@link #end}. */
    synchronized void begin() {
        waiting.add(Thread.currentThread());
        if (cut) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread whose wait was cut goes on as if nobody had interrupted it. */
    synchronized void end() {
        waiting.remove(Thread.currentThread());
        if (cut) {
            Thread.interrupted();
        }
    }

    void throwIfInterrupted(String reason) throws InterruptedIOException {
        if (isCut()) {
            throw new InterruptedIOException("Ended while waiting " + reason);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Interrupted while waiting " + reason);
        }
    }
}
