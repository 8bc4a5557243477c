package dev.opikexport.cli.command;

import dev.opikexport.cli.terminal.Messages;
import dev.opikexport.cli.terminal.Screen;
import dev.opikexport.core.client.Patience;
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
 * @param err standard error, for prompts and what picocli prints
 * @param messages all else that is said on standard error
 * @param in standard input
 * @param variables the environment variables
 * @param home the user's home folder; null if there is none
 * @param clock what {@code now} means in a filter
 * @param patience how long an export waits before it asks again
 * @param hiddenInput null without a terminal
 */
public record Environment(
        StandardOutput rows,
        PrintStream out,
        PrintStream err,
        Messages messages,
        InputStream in,
        Map<String, String> variables,
        @Nullable Path home,
        Clock clock,
        Patience patience,
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
        StandardOutput rows = new StandardOutput(out);
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Environment(
                rows,
                new PrintStream(rows, false, StandardCharsets.UTF_8),
                messages,
                new Messages(messages, Clock.systemUTC(), Screen.of(variables)),
                in,
                Map.copyOf(variables),
                home,
                Clock.systemUTC(),
                Patience.DEFAULT,
                null);
    }

    /** {@code HOME}, as shells and the official clients take it, before what Java knows; null if neither names a folder. */
    public static @Nullable Path home(Map<String, String> variables, String known) {
        String named = variables.getOrDefault("HOME", "");
        String home = named.isBlank() ? known : named;
        return home.isBlank() || home.equals("?") ? null : Path.of(home);
    }

    /** What the user types to start the command line, for examples that work when they are pasted. */
    public String command() {
        return command(variables);
    }

    /** The same of an environment's variables. */
    public static String command(Map<String, String> variables) {
        String command = variables.getOrDefault("OPIK_EXPORT_COMMAND", "");
        return command.isBlank() ? "opik-export" : command;
    }

    /** The same with everything on standard output, in the order in which it is said, without colours or a bar. */
    public Environment saidOnStandardOutput() {
        Screen plain = new Screen(false, false, messages.screen().width());
        return new Environment(
                rows, out, out, new Messages(out, clock, plain), in, variables, home, clock, patience, hiddenInput);
    }

    /** The same with other environment variables. */
    public Environment withVariables(Map<String, String> others) {
        return new Environment(rows, out, err, messages, in, Map.copyOf(others), home, clock, patience, hiddenInput);
    }

    /** The same at another time. */
    public Environment withClock(Clock other) {
        return new Environment(rows, out, err, messages, in, variables, home, other, patience, hiddenInput);
    }

    /** The same with more or less patience. */
    public Environment withPatience(Patience other) {
        return new Environment(rows, out, err, messages, in, variables, home, clock, other, hiddenInput);
    }

    /** The same at a terminal. */
    public Environment withHiddenInput(@Nullable HiddenInput terminal) {
        return new Environment(rows, out, err, messages, in, variables, home, clock, patience, terminal);
    }
}
