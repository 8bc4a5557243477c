package dev.opikexport.core.output;

import dev.opikexport.core.row.Row;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells the user of values that a file cannot hold as they are: each kind once, with the row where it was seen first. */
public final class Notices {

    private final Consumer<String> listener;
    private final Set<String> said = new HashSet<>();

    /** Notices of one file. */
    public Notices(Consumer<String> listener) {
        this.listener = listener;
    }

    /**
     * Says it, unless it was said of that column before.
     *
     * @param column the column's name
     * @param problem goes on behind the column's name, for example {@code is not text and was written as JSON}
     * @param row where it was seen
     */
    public void say(String column, String problem, Row row) {
        if (said.add(column + ' ' + problem)) {
            listener.accept(
                    "A value of " + column + " " + problem + " (first seen in the row with id " + row.id() + ").");
        }
    }
}
