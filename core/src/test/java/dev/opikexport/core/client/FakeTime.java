package dev.opikexport.core.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still but for sleeping and setting. */
public final class FakeTime extends Clock implements Time {

    private Instant now;

    /** A day of November 2026. */
    public FakeTime() {
        this(Instant.parse("2026-11-23T00:00:00Z"));
    }

    /** From a moment on. */
    public FakeTime(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    /** Makes it any time, also an earlier one. */
    public synchronized void set(Instant time) {
        now = time;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A thread cannot sleep for " + duration);
        }
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
