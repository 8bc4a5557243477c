package dev.opikexport.emulator;

import dev.opikexport.emulator.access.AccessOptions;
import dev.opikexport.emulator.access.RateLimitOptions;
import java.time.Clock;

/**
 * How an emulator starts.
 *
 * @param host the address to listen on
 * @param port 0 for any free port
 * @param golden whether the built-in data set is there
 * @param experiments whether the recorded traces of the project {@code exper} are there
 * @param generated how many traces the project {@code generated} has; 0 for no such project
 * @param access who may come in
 * @param rateLimits how often
 * @param clock for stamps, new ids, rate limits and the dates of answers
 * @param seed of generated rows, new ids and the chance in faults
 */
public record EmulatorOptions(
        String host,
        int port,
        boolean golden,
        boolean experiments,
        int generated,
        AccessOptions access,
        RateLimitOptions rateLimits,
        Clock clock,
        long seed) {

    public EmulatorOptions {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** On 127.0.0.1 and any free port, open to everybody, with the built-in data set. */
    public static EmulatorOptions defaults() {
        return new EmulatorOptions(
                "127.0.0.1", 0, true, false, 0, AccessOptions.open(), RateLimitOptions.none(), Clock.systemUTC(), 1);
    }

    /** On another port; 0 for any free one. */
    public EmulatorOptions withPort(int other) {
        return new EmulatorOptions(host, other, golden, experiments, generated, access, rateLimits, clock, seed);
    }

    /** On another address. */
    public EmulatorOptions withHost(String other) {
        return new EmulatorOptions(other, port, golden, experiments, generated, access, rateLimits, clock, seed);
    }

    /** With a project {@code generated} of so many traces, each with one to three spans, some of them in threads. */
    public EmulatorOptions generate(int traces, long otherSeed) {
        return new EmulatorOptions(host, port, golden, experiments, traces, access, rateLimits, clock, otherSeed);
    }

    /** With a project {@code exper}: three traces in none, one and two experiments, the last of which is listed twice. */
    public EmulatorOptions withExperiments() {
        return new EmulatorOptions(host, port, golden, true, generated, access, rateLimits, clock, seed);
    }

    /** Without the built-in data set. */
    public EmulatorOptions withoutGoldenData() {
        return new EmulatorOptions(host, port, false, experiments, generated, access, rateLimits, clock, seed);
    }

    /** With other rules at the door. */
    public EmulatorOptions withAccess(AccessOptions other) {
        return new EmulatorOptions(host, port, golden, experiments, generated, other, rateLimits, clock, seed);
    }

    /** With limits. */
    public EmulatorOptions withRateLimits(RateLimitOptions other) {
        return new EmulatorOptions(host, port, golden, experiments, generated, access, other, clock, seed);
    }

    /** On another clock. */
    public EmulatorOptions withClock(Clock other) {
        return new EmulatorOptions(host, port, golden, experiments, generated, access, rateLimits, other, seed);
    }

    /** With other chance. */
    public EmulatorOptions withSeed(long other) {
        return new EmulatorOptions(host, port, golden, experiments, generated, access, rateLimits, clock, other);
    }
}
