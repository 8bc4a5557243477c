package dev.opikexport.core.window.proof;

import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.key.RowSet;

/** What came of asking for the rows of a range. */
sealed interface Reading {

    /**
     * The rows of the upper part of the range, or of all of it.
     *
     * @param covered the part
     * @param expected how many distinct rows the part has, by the server's count
     * @param rangeTotal how many the server counts in the whole range; {@link Prover#UNKNOWN} if it was not asked
     */
    record Part(KeyRange covered, RowSet rows, long expected, long rangeTotal) implements Reading {}

    /**
     * More rows than were asked for, in an order that does not say which.
     *
     * @param cut where the range may be cut in two
     */
    record Overfull(String cut) implements Reading {}
}
