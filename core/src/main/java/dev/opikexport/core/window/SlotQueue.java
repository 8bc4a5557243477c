package dev.opikexport.core.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The windows that are planned, read, or waiting, in the order in which they are handed out. Not for use by several threads. */
final class SlotQueue {

    private final List<Slot> slots = new ArrayList<>();

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** The one that is handed out next; null if there is none. */
    @Nullable
    Slot head() {
        return slots.isEmpty() ? null : slots.get(0);
    }

    boolean isHead(Slot slot) {
        return slot == head();
    }

    boolean isLast(Slot slot) {
        return !slots.isEmpty() && slot == slots.get(slots.size() - 1);
    }

    void add(Slot slot) {
        slots.add(slot);
    }

    void removeHead() {
        slots.remove(0);
    }

    /** Puts parts of it behind a slot. */
    void insertBehind(Slot slot, Slot... parts) {
        slots.addAll(slots.indexOf(slot) + 1, List.of(parts));
    }

    /** Puts parts of it in the place of a slot. */
    void replace(Slot slot, Slot... parts) {
        insertBehind(slot, parts);
        slots.remove(slot);
    }

    /** The first one that nobody reads yet; null if there is none. */
    @Nullable
    Slot firstPlanned() {
        for (Slot slot : slots) {
            if (slot.state == Slot.State.PLANNED) {
                return slot;
            }
        }
        return null;
    }

    /** How many are being read. */
    int inFlight() {
        return (int) slots.stream()
                .filter(slot -> slot.state == Slot.State.IN_FLIGHT)
                .count();
    }

    /** How many are being read, or wait with their rows. */
    int inMemory() {
        return (int)
                slots.stream().filter(slot -> slot.state != Slot.State.PLANNED).count();
    }
}
