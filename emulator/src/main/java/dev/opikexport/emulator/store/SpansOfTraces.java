package dev.opikexport.emulator.store;

import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Row;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Finds the spans of one trace after the other: at once if traces come in the order of their list, for then the spans of the next stand behind
 * those of the last. Not safe for several threads.
 */
public final class SpansOfTraces {

    private final List<Row> listed;
    private int end;

    /** @param listed all spans, in the order of GET: those of the last trace first */
    SpansOfTraces(List<Row> listed) {
        this.listed = listed;
    }

    /** The spans of a trace, in the order of GET. */
    public List<Row> of(UUID traceId) {
        int first = isFirst(end, traceId) ? end : firstOf(traceId);
        end = first;
        while (end < listed.size() && traceId.equals(listed.get(end).traceId())) {
            end++;
        }
        return Collections.unmodifiableList(listed.subList(first, end));
    }

    /** Whether the spans of a trace begin there, or would. */
    private boolean isFirst(int place, UUID traceId) {
        return (place == 0 || standsBehind(place - 1, traceId))
                && (place == listed.size() || !standsBehind(place, traceId));
    }

    private int firstOf(UUID traceId) {
        int low = 0;
        int high = listed.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (standsBehind(middle, traceId)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a trace's spans stand behind a span. */
    private boolean standsBehind(int place, UUID traceId) {
        return Ids.ORDER.compare(Project.orNone(listed.get(place).traceId()), traceId) > 0;
    }
}
