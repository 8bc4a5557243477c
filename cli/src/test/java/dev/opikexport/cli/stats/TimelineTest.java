package dev.opikexport.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline();

    @Test
    void daysWithoutRowsAreShown() {
        add("2026-02-27", "2026-03-01", "2026-03-01");

        assertThat(timeline.bars(31)).hasToString("Bars[unit=day, rows={2026-02-27=1, 2026-02-28=0, 2026-03-01=2}]");
    }

    @Test
    void manyDaysBecomeMonthsAndManyMonthsYears() {
        add("2025-12-31", "2026-02-01", "2026-02-28");
        assertThat(timeline.bars(31)).hasToString("Bars[unit=month, rows={2025-12=1, 2026-01=0, 2026-02=2}]");

        add("2020-01-01");
        assertThat(timeline.bars(31)).hasToString("Bars[unit=year, rows={2020=1, 2025=1, 2026=2}]");
    }

    @Test
    void noRowsNoDays() {
        assertThat(timeline.bars(31).rows()).isEmpty();
    }

    private void add(String... days) {
        for (String day : days) {
            timeline.add(LocalDate.parse(day));
        }
    }
}
