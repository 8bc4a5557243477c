package dev.opikexport.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything of the outside world that the command line touches, so that tests can pass their own.
 *
 * @param rows standard output as it is: it throws when it cannot be written
 * @param out standard output for short texts, UTF-8, on top of {@code rows}
 * @param err standard error: messages and progress
 * @param in standard input
 * @param variables the environment variables
 * @param home the user's home folder; null if there is none
 * @param clock what {@code now} means in a filter
 * @param hiddenInput null without a terminal
 */
public record Environment(
        OutputStream rows,
        PrintStream out,
        PrintStream err,
        InputStream in,
        Map<String, String> variables,
        @Nullable Path home,
        Clock clock,
        @Nullable HiddenInput hiddenInput) {

    /** Asks at the terminal for a line that is not shown. */
    @FunctionalInterface
    public interface HiddenInput {
        /** The line; null at the end of the input. */
        @Nullable
        String ask(String prompt);
    }

    /** An environment with these streams. */
    public static Environment of(
            OutputStream out, OutputStream err, InputStream in, Map<String, String> variables, @Nullable Path home) {
        return new Environment(
                out,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                in,
                Map.copyOf(variables),
                home,
                Clock.systemUTC(),
                null);
    }

    /** The same at a terminal. */
    public Environment withHiddenInput(@Nullable HiddenInput terminal) {
        return new Environment(rows, out, err, in, variables, home, clock, terminal);
    }
}
