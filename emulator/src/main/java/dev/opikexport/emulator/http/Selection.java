package dev.opikexport.emulator.http;

import dev.opikexport.emulator.store.Ids;
import dev.opikexport.emulator.store.Row;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Chooses rows. */
final class Selection {

    private Selection() {}

    static void refuseFilters(boolean given) {
        if (given) {
            throw ApiException.of(501, "The emulator does not evaluate filters yet");
        }
    }

    static List<Row> of(List<Row> rows, Predicate<Row> condition) {
        return rows.stream().filter(condition).toList();
    }

    static Predicate<Row> within(TimeRange range) {
        long first = range.firstMillis();
        long last = range.lastMillis();
        return row -> {
            long millis = Ids.millis(row.id());
            return first <= millis && millis <= last;
        };
    }

    static Predicate<Row> ofTrace(@Nullable UUID traceId) {
        if (traceId == null) {
            return row -> true;
        }
        String json = '"' + traceId.toString() + '"';
        return row -> json.equals(row.member("trace_id"));
    }
}
