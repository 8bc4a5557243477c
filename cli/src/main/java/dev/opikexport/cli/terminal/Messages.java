package dev.opikexport.cli.terminal;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * All that is said on standard error, as text for people or as one JSON object on a line for programs. Lines come whole, whatever thread
 * they come from, and above the line that shows how a run goes on.
 */
public final class Messages {

    private static final String CLEAR_LINE = "\r\033[K";
    private static final String NAME = "opik-export: ";

    private final PrintStream err;
    private final Clock clock;
    private Screen screen;
    private boolean json;
    private boolean quiet;
    private String status = "";

    /** Says things on a stream. */
    public Messages(PrintStream err, Clock clock, Screen screen) {
        this.err = err;
        this.clock = clock;
        this.screen = screen;
    }

    /** From now on lines are JSON. */
    public synchronized void useJson(boolean wanted) {
        json = wanted;
    }

    /** From now on only warnings and errors are said. */
    public synchronized void useQuiet(boolean wanted) {
        quiet = wanted;
    }

    /** From now on there are no colours. */
    public synchronized void useNoColour(boolean wanted) {
        screen = wanted ? screen.withoutColour() : screen;
    }

    /** Whether lines are JSON. */
    public synchronized boolean isJson() {
        return json;
    }

    /** Whether a line that is drawn over has a place: a terminal, and somebody who wants to see it. */
    public synchronized boolean showsStatus() {
        return screen.isTerminal() && !json && !quiet;
    }

    /** Whether nobody sees events. */
    public synchronized boolean isQuiet() {
        return quiet;
    }

    /** What standard error is connected to. */
    public synchronized Screen screen() {
        return screen;
    }

    /** Something worth knowing. */
    public void say(String text) {
        event("message", text, Map.of());
    }

    /** Something that a program may want to know in parts: names and their values, text or numbers. */
    public synchronized void event(String name, String text, Map<String, ?> values) {
        if (!quiet) {
            line("info", name, text, values);
        }
    }

    /** Something that must not be overlooked. */
    public void warn(String text) {
        warn("warning", text, Map.of());
    }

    /** The same in parts. */
    public synchronized void warn(String name, String text, Map<String, ?> values) {
        line("warn", name, json ? text : screen.bold(NAME) + text, values);
    }

    /** Why a command ends: what happened and where in the first line, in the others what to do. */
    public synchronized void fail(String text, int exitCode) {
        String indented = text.strip().replace("\n", "\n  ");
        line("error", "error", json ? text : screen.red(NAME) + indented, Map.of("exit_code", exitCode));
    }

    /** A line of a log. */
    public synchronized void log(String level, String logger, String text) {
        line(level, "log", json ? text : level + " " + logger + ": " + text, Map.of("logger", logger));
    }

    /** Where an error came from, for those who look into it. */
    public synchronized void trace(String stack) {
        line("error", "stack_trace", stack.strip(), Map.of());
    }

    /** Draws the last line of the terminal anew; empty takes it away. */
    public synchronized void status(String text) {
        status = text;
        err.print(CLEAR_LINE + status);
        err.flush();
    }

    private void line(String level, String event, String text, Map<String, ?> values) {
        if (json) {
            err.println(Json.message(clock.instant(), level, event, text, values));
        } else {
            err.println((status.isEmpty() ? "" : CLEAR_LINE) + text);
            err.print(status);
        }
        err.flush();
    }
}
