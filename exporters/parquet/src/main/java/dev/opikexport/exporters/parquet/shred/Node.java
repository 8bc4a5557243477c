package dev.opikexport.exporters.parquet.shred;

import java.util.function.Supplier;

/**
 * Writes JSON values into the leaves of one part of the Parquet schema, with repetition and definition levels as in the
 * Dremel paper. Every node is optional: its definition level is one above that of what it stands in.
 */
abstract class Node {

    private final Supplier<String> place;
    private final Exact exact;
    final int definition;

    /**
     * @param place where in the row the value stands that is written next, for example {@code comments[0].text}
     * @param definition the definition level of a value that is there
     */
    Node(Supplier<String> place, Exact exact, int definition) {
        this.place = place;
        this.exact = exact;
        this.definition = definition;
    }

    /** Writes a value that is not JSON's null, unless {@link #keepsNull()}. */
    abstract void write(byte[] json, int from, int to, int repetition);

    /** Writes that there is no value here, and that what it stands in is there up to a definition level. */
    abstract void writeAbsent(int repetition, int definitionLevel);

    /** Whether JSON's null is a value like others. */
    boolean keepsNull() {
        return false;
    }

    /** Writes a value of which {@link #writeAbsent} would say that the row lacks it, so that null has to be told from it. */
    final void writeMember(byte[] json, int from, int to, int repetition) {
        if (json[from] == 'n' && !keepsNull()) {
            exact.keep(place(), json, from, to);
            writeAbsent(repetition, definition - 1);
        } else {
            write(json, from, to, repetition);
        }
    }

    /** Writes a value where an absent one can only be JSON's null. */
    final void writeElement(byte[] json, int from, int to, int repetition) {
        if (json[from] == 'n' && !keepsNull()) {
            writeAbsent(repetition, definition - 1);
        } else {
            write(json, from, to, repetition);
        }
    }

    final void writeMisfit(String problem, byte[] json, int from, int to, int repetition) {
        exact.keepMisfit(place(), problem, json, from, to);
        writeAbsent(repetition, definition - 1);
    }

    final Exact exact() {
        return exact;
    }

    final String place() {
        return place.get();
    }
}
