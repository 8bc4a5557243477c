package dev.opikexport.cli.setup;

import dev.opikexport.cli.terminal.DisplayText;
import dev.opikexport.cli.terminal.Json;
import java.io.PrintStream;
import java.util.Locale;

/** Prints what was found, a line each, and remembers whether anything failed. */
final class Findings {

    private static final int MARK = 6;
    private static final int TOPIC = 14;

    private final PrintStream out;
    private boolean json;
    private boolean failed;

    Findings(PrintStream out) {
        this.out = out;
    }

    /** From now on each line is a JSON object. */
    void useJson(boolean wanted) {
        json = wanted;
    }

    void good(String topic, String text) {
        print("ok", topic, text);
    }

    /** Nothing that keeps an export from working. */
    void note(String topic, String text) {
        print("note", topic, text);
    }

    /** Something that must be changed; the text says how. */
    void bad(String topic, String text) {
        failed = true;
        print("FAIL", topic, text);
    }

    boolean isFailed() {
        return failed;
    }

    private void print(String mark, String topic, String text) {
        if (json) {
            out.println(new Json()
                    .with("result", mark.toLowerCase(Locale.ROOT))
                    .with("topic", topic)
                    .with("text", text));
            return;
        }
        out.println(DisplayText.pad(mark, MARK, false) + DisplayText.pad(topic, TOPIC, false) + DisplayText.line(text));
    }
}
