package dev.opikexport.cli.setup;

import dev.opikexport.cli.terminal.DisplayText;
import java.io.PrintStream;

/** Prints what was found, a line each, and remembers whether anything failed. */
final class Findings {

    private static final int TOPIC = 14;

    private final PrintStream out;
    private boolean failed;

    Findings(PrintStream out) {
        this.out = out;
    }

    void good(String topic, String text) {
        print("ok    ", topic, text);
    }

    /** Nothing that keeps an export from working. */
    void note(String topic, String text) {
        print("note  ", topic, text);
    }

    /** Something that must be changed; the text says how. */
    void bad(String topic, String text) {
        failed = true;
        print("FAIL  ", topic, text);
    }

    boolean isFailed() {
        return failed;
    }

    private void print(String mark, String topic, String text) {
        out.println(mark + DisplayText.pad(topic, TOPIC, false) + DisplayText.line(text));
    }
}
