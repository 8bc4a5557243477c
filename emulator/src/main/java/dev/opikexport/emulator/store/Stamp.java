package dev.opikexport.emulator.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who writes, and when. */
public record Stamp(Instant at, String user) {

    /** The time as a JSON string in nanoseconds, as the database stamps rows when they are created. */
    String created() {
        return '"' + at.toString() + '"';
    }

    /** The time as a JSON string in microseconds, as the database stamps rows when they change. */
    String updated() {
        return '"' + at.truncatedTo(ChronoUnit.MICROS).toString() + '"';
    }

    /** The user as a JSON string. */
    String by() {
        return '"' + user + '"';
    }
}
