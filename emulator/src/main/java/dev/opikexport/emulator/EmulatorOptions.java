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
 * @param access who may come in
 * @param rateLimits how often
 * @param clock for stamps, new ids and rate limits
 * @param seed of new ids and of the chance in faults
 */
public record EmulatorOptions(
        String host,
        int port,
        boolean golden,
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
                "127.0.0.1", 0, true, AccessOptions.open(), RateLimitOptions.none(), Clock.systemUTC(), 1);
    }

    /** On another port; 0 for any free one. */
    public EmulatorOptions withPort(int other) {
        return new EmulatorOptions(host, other, golden, access, rateLimits, clock, seed);
    }

    /** On another address. */
    public EmulatorOptions withHost(String other) {
        return new EmulatorOptions(other, port, golden, access, rateLimits, clock, seed);
    }

    /** Without the built-in data set. */
    public EmulatorOptions withoutGoldenData() {
        return new EmulatorOptions(host, port, false, access, rateLimits, clock, seed);
    }

    /** With other rules at the door. */
    public EmulatorOptions withAccess(AccessOptions other) {
        return new EmulatorOptions(host, port, golden, other, rateLimits, clock, seed);
    }

    /** With limits. */
    public EmulatorOptions withRateLimits(RateLimitOptions other) {
        return new EmulatorOptions(host, port, golden, access, other, clock, seed);
    }

    /** On another clock. */
    public EmulatorOptions withClock(Clock other) {
        return new EmulatorOptions(host, port, golden, access, rateLimits, other, seed);
    }

    /** With other chance. */
    public EmulatorOptions withSeed(long other) {
        return new EmulatorOptions(host, port, golden, access, rateLimits, clock, other);
    }
}
