package dev.opikexport.cli.stats;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Rows per day, in UTC. */
final class Timeline {

    private static final int MOST_DAYS = 20_000;

    private final TreeMap<LocalDate, Long> days = new TreeMap<>();

    /**
     * Rows by the time that they began in.
     *
     * @param unit day, month or year
     */
    record Bars(String unit, Map<String, Long> rows) {}

    /** Counts a row; when there are too many days to remember, its month's first stands for the day. */
    void add(LocalDate day) {
        days.merge(days.size() < MOST_DAYS || days.containsKey(day) ? day : day.withDayOfMonth(1), 1L, Long::sum);
    }

    /** Rows by day; by month or year if there would be more bars than that. Days and months between without rows are there, too. */
    Bars bars(int most) {
        Map<String, Long> rows = new LinkedHashMap<>();
        if (days.isEmpty()) {
            return new Bars("day", rows);
        }
        LocalDate first = days.firstKey();
        LocalDate last = days.lastKey();
        if (last.toEpochDay() - first.toEpochDay() < most) {
            first.datesUntil(last.plusDays(1)).forEach(day -> rows.put(day.toString(), days.getOrDefault(day, 0L)));
            return new Bars("day", rows);
        }
        YearMonth lastMonth = YearMonth.from(last);
        if (YearMonth.from(first).until(lastMonth, ChronoUnit.MONTHS) < most) {
            for (YearMonth month = YearMonth.from(first); !month.isAfter(lastMonth); month = month.plusMonths(1)) {
                rows.put(month.toString(), 0L);
            }
            days.forEach((day, count) -> rows.merge(YearMonth.from(day).toString(), count, Long::sum));
            return new Bars("month", rows);
        }
        days.forEach((day, count) -> rows.merge(String.valueOf(day.getYear()), count, Long::sum));
        return new Bars("year", rows);
    }
}
