package dev.opikexport.emulator.http.server;

import dev.opikexport.emulator.access.Caller;
import dev.opikexport.emulator.access.Gatekeeper;
import dev.opikexport.emulator.access.RateLimiter;
import dev.opikexport.emulator.fault.Faults;
import dev.opikexport.emulator.http.Requests;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/**
 * What every request passes.
 *
 * @param nobody the caller of endpoints that need none
 * @param clock of the answers' dates
 * @param closing opened when the server stops
 */
public record Surroundings(
        Gatekeeper gatekeeper,
        Caller nobody,
        RateLimiter limiter,
        Faults faults,
        Requests requests,
        Clock clock,
        CountDownLatch closing) {}
