package dev.opikexport.core.selection;

import dev.opikexport.core.row.RowId;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.filter.server.RowMembers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an incremental run writes: rows above the highest id of the export before, below it those that came or changed since that
 * export began, and all of what that export missed.
 *
 * @param id the highest id of the export before
 * @param began when that export began, by the server's clock
 * @param missed ids of which the export before lacks rows
 */
public record Since(String id, Instant began, List<KeyRange> missed) {

    /** How far the clocks of a server's machines may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Members whose parts have times of their own. */
    static final List<String> PARTS = List.of("feedback_scores", "span_feedback_scores", "comments");

    private static final Pattern TIME = Pattern.compile("\"(?:last_updated_at|created_at)\"\\s*:\\s*\"([^\"]*)\"");

    public Since {
        missed = List.copyOf(missed);
    }

    /**
     * The ids to look at, highest first. The highest id may lie in the future; what came since lies behind the time when the export
     * before began all the same.
     */
    public List<KeyRange> ranges(Duration lookback) {
        long end = Math.min(KeyRange.millisOf(id), began.toEpochMilli());
        List<KeyRange> ranges = new ArrayList<>();
        ranges.add(KeyRange.ofTime(Math.max(0, end - lookback.toMillis()), null));
        for (KeyRange range : missed) {
            ranges.addAll(range.without(ranges));
        }
        ranges.sort(Comparator.comparing(Since::start, RowId::compare).reversed());
        return ranges;
    }

    private static String start(KeyRange range) {
        return range.from() == null ? "" : range.from();
    }

    /** Whether a row came or changed since. */
    boolean test(RowMembers row) {
        String rowId = MemberText.of(row, "id");
        return rowId.compareTo(id) > 0
                || missed.stream().anyMatch(range -> range.contains(rowId))
                || isLater(MemberText.of(row, "last_updated_at"))
                || isLater(MemberText.of(row, "created_at"))
                || PARTS.stream().anyMatch(part -> isLaterIn(row.member(part)));
    }

    /** Scores and comments come without a word of it in the row's own times. */
    private boolean isLaterIn(@Nullable String part) {
        return part != null && TIME.matcher(part).results().anyMatch(time -> isLater(time.group(1)));
    }

    private boolean isLater(String time) {
        try {
            return Instant.parse(time).isAfter(began.minus(SKEW));
        } catch (DateTimeException e) {
            return true;
        }
    }
}
