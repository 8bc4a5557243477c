package dev.opikexport.core.selection;

import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.server.RowMembers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * What an incremental run writes: rows above the highest id of the export before, and below it those that came or changed since that
 * export began.
 *
 * @param id the highest id of the export before
 * @param began when that export began, by this machine's clock
 */
public record Since(String id, Instant began) {

    /** How far this machine's clock may be ahead of the server's. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** The ids to look at. */
    public KeyRange range(Duration lookback) {
        return KeyRange.ofTime(Math.max(0, KeyRange.millisOf(id) - lookback.toMillis()), null);
    }

    /** Whether a row came or changed since. */
    boolean test(RowMembers row) {
        String rowId = MemberText.of(row, "id");
        return rowId.compareTo(id) > 0
                || isLater(MemberText.of(row, "last_updated_at"))
                || isLater(MemberText.of(row, "created_at"));
    }

    private boolean isLater(String time) {
        try {
            return Instant.parse(time).isAfter(began.minus(SKEW));
        } catch (DateTimeException e) {
            return true;
        }
    }
}
