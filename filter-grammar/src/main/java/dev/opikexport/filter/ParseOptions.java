package dev.opikexport.filter;

import java.time.Clock;
import java.util.Map;

/**
 * What parsing depends on besides the text.
 *
 * @param clock what {@code now} is
 * @param parameters values by the name that the text writes as {@code :name}: text, numbers, booleans, the instants and
 *     durations of {@code java.time}, or a collection of them for {@code in} and {@code not_in}
 * @param limits how large a filter may be
 */
public record ParseOptions(Clock clock, Map<String, ?> parameters, Limits limits) {

    /** The system's clock, no parameters, the usual limits. */
    public static final ParseOptions DEFAULT = new ParseOptions(Clock.systemUTC(), Map.of(), Limits.DEFAULT);

    public ParseOptions {
        parameters = Map.copyOf(parameters);
    }

    /** The same with another clock. */
    public ParseOptions withClock(Clock other) {
        return new ParseOptions(other, parameters, limits);
    }

    /** The same with other parameters. */
    public ParseOptions withParameters(Map<String, ?> other) {
        return new ParseOptions(clock, other, limits);
    }

    /** The same with other limits. */
    public ParseOptions withLimits(Limits other) {
        return new ParseOptions(clock, parameters, other);
    }

    /**
     * How large a filter may be.
     *
     * @param length UTF-16 code units of the text
     * @param depth parentheses and NOTs around a comparison
     * @param items values of one list
     */
    public record Limits(int length, int depth, int items) {

        /** 100,000 characters, 100 levels, 1,000 items. */
        public static final Limits DEFAULT = new Limits(100_000, 100, 1_000);

        public Limits {
            if (length < 1 || depth < 1 || items < 1) {
                throw new IllegalArgumentException("limits are at least 1");
            }
        }
    }
}
