package dev.opikexport.core.client.transport;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Breaks off an answer that has begun and then fell silent: a socket has one timeout only, and that is the first byte's. */
final class StallWatch implements Closeable {

    private static final int CHECKS_PER_LIMIT = 4;

    private final long limitNanos;
    private final ScheduledExecutorService timer;

    StallWatch(Duration limit) {
        limitNanos = limit.toNanos();
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "opik-export-stall-watch");
            thread.setDaemon(true);
            return thread;
        });
        pool.setRemoveOnCancelPolicy(true);
        timer = pool;
    }

    /** A guard for one answer, at rest until it starts. */
    Guard guard(Runnable breakOff) {
        return new Guard(breakOff);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Watches one answer. */
    final class Guard implements Closeable {

        private final Runnable breakOff;
        private volatile long lastProgress;
        private volatile boolean stalled;
        private @Nullable Future<?> checks;

        private Guard(Runnable breakOff) {
            this.breakOff = breakOff;
        }

        /** Breaks off at once if the watch was closed meanwhile. */
        void start() {
            progress();
            long period = Math.max(1, limitNanos / CHECKS_PER_LIMIT);
            try {
                checks = timer.scheduleWithFixedDelay(this::check, period, period, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                breakOff.run();
            }
        }

        void progress() {
            lastProgress = System.nanoTime();
        }

        boolean hasStalled() {
            return stalled;
        }

        private void check() {
            if (System.nanoTime() - lastProgress > limitNanos) {
                stalled = true;
                breakOff.run();
            }
        }

        @Override
        public void close() {
            if (checks != null) {
                checks.cancel(false);
            }
        }
    }
}
