package dev.opikexport.emulator.derived;

import dev.opikexport.emulator.row.JsonMembers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Durations as the database computes them. */
final class Durations {

    private static final double MICROS_PER_MILLI = 1000;

    private Durations() {}

    /** Puts the milliseconds between start and end, both cut to microseconds, if there is an end. */
    static void addTo(Map<String, String> members) {
        String start = members.get("start_time");
        String end = members.get("end_time");
        members.remove("duration");
        if (start != null && end != null) {
            long micros = ChronoUnit.MICROS.between(instant(start), instant(end));
            members.put("duration", Double.toString(micros / MICROS_PER_MILLI));
        }
    }

    private static Instant instant(String json) {
        return Instant.parse(JsonMembers.text(json)).truncatedTo(ChronoUnit.MICROS);
    }
}
