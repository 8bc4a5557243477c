package dev.opikexport.core.attachment;

import dev.opikexport.core.Cancel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does work that is numbered, some of it at a time; the first failure ends it.
 *
 * @param count how many threads
 */
record Workers(int count) {

    /** One piece of work. */
    interface Work {
        void at(int index) throws IOException;
    }

    void run(int pieces, Cancel cancel, Work work) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(count, pieces); i++) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            for (int index = next.getAndIncrement();
                                    index < pieces && failure.get() == null && !cancel.isRequested();
                                    index = next.getAndIncrement()) {
                                work.at(index);
                            }
                        } catch (IOException | RuntimeException | Error e) {
                            if (e instanceof InterruptedIOException && cancel.isRequested()) {
                                return;
                            }
                            failure.compareAndSet(null, e);
                        }
                    },
                    "opik-export-attachments-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        join(threads);
        throwIfAny(failure.get());
    }

    private static void join(List<Thread> threads) throws InterruptedIOException {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while fetching attachments");
        }
    }

    private static void throwIfAny(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
