package dev.opikexport.emulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a fault happens.
 *
 * @param target which requests it hits
 * @param after so many targeted requests pass first
 * @param times after so many hits it is over; 0 for never
 * @param percent the share of the targeted requests that it hits, by chance
 */
public record FaultRule(Fault fault, Target target, int after, int times, int percent) {

    /** Which requests a fault hits. */
    public enum Target {
        /** {@code GET} of a page of traces, spans or threads. */
        LIST,
        /** {@code POST …/search}. */
        SEARCH,
        /** Both. */
        READ,
        /** Every request to the API. */
        ANY
    }

    public FaultRule {
        if (after < 0 || times < 0 || percent < 1 || percent > 100) {
            throw new IllegalArgumentException("after and times must not be negative and percent be 1 to 100");
        }
    }

    /** The fault on every list and search. */
    public static FaultRule always(Fault fault) {
        return new FaultRule(fault, Target.READ, 0, 0, 100);
    }

    /** The fault on the next lists and searches. */
    public static FaultRule next(int times, Fault fault) {
        return new FaultRule(fault, Target.READ, 0, times, 100);
    }

    /** The fault on a share of the lists and searches. */
    public static FaultRule percent(int percent, Fault fault) {
        return new FaultRule(fault, Target.READ, 0, 0, percent);
    }

    /** The same for other requests. */
    public FaultRule on(Target other) {
        return new FaultRule(fault, other, after, times, percent);
    }

    /** The same once so many targeted requests have passed. */
    public FaultRule after(int requests) {
        return new FaultRule(fault, target, requests, times, percent);
    }

    @JsonCreator
    static FaultRule read(
            @JsonProperty(value = "fault", required = true) Fault fault,
            @JsonProperty("target") @Nullable String target,
            @JsonProperty("after") @Nullable Integer after,
            @JsonProperty("times") @Nullable Integer times,
            @JsonProperty("percent") @Nullable Integer percent) {
        return new FaultRule(
                fault,
                target == null ? Target.READ : Target.valueOf(target.toUpperCase(Locale.ROOT)),
                after == null ? 0 : after,
                times == null ? 0 : times,
                percent == null ? 100 : percent);
    }
}
