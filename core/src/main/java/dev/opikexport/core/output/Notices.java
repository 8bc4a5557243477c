package dev.opikexport.core.output;

import dev.opikexport.core.row.Row;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the user what files cannot hold as it is: each kind once, with the row where it was seen first, in however many
 * files.
 */
public final class Notices {

    private final Consumer<String> listener;
    private final Set<String> said = new HashSet<>();

    /** Notices for a listener, who gets a sentence at a time. */
    public Notices(Consumer<String> listener) {
        this.listener = listener;
    }

    /**
     * Says it, unless it was said before.
     *
     * @param sentence without its full stop
     * @param row where it was seen
     */
    public synchronized void say(String sentence, Row row) {
        if (said.add(sentence)) {
            listener.accept(sentence + " (first seen in the row with id " + row.id() + ").");
        }
    }
}
