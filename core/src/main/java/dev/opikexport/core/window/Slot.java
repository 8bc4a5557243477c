package dev.opikexport.core.window;

import dev.opikexport.core.window.key.KeyRange;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A window that is to be read, is being read, or waits to be handed out. */
final class Slot {

    final KeyRange range;
    /** Whether a reading of it, or of what it is a part of, failed. */
    final boolean suspect;
    /** How often what it is a part of was cut around a failure. */
    final int halvings;

    State state = State.PLANNED;
    /** What was read; null before, and when it was handed out. */
    @Nullable
    Window window;
    /** The answers that its rows lie in. */
    Collection<byte[]> answers = List.of();

    /** How far it is. */
    enum State {
        PLANNED,
        IN_FLIGHT,
        DONE
    }

    Slot(KeyRange range) {
        this(range, false, 0);
    }

    private Slot(KeyRange range, boolean suspect, int halvings) {
        this.range = range;
        this.suspect = suspect;
        this.halvings = halvings;
    }

    /** A part of it. */
    Slot part(KeyRange part) {
        return new Slot(part, suspect, halvings);
    }

    /** A part of it, after a failure. */
    Slot suspectPart(KeyRange part, int more) {
        return new Slot(part, true, halvings + more);
    }
}
