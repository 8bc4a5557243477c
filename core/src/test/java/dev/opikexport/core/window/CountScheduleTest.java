package dev.opikexport.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.window.key.KeyRange;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountScheduleTest {

    private static final int PAGE = 10;

    private final CountSchedule counts = new CountSchedule(1, 0, PAGE);

    private void handOut(int rows) {
        List<String> ids = IntStream.range(0, rows)
                .mapToObj(i -> new UUID(0x01a1d00a_de3b_7000L, -i).toString())
                .toList();
        counts.add(new Window(KeyRange.ALL, List.of(), "", rows, 0, List.of(), List.of(ids)));
    }

    @Test
    void tenFullWindowsAreDue() {
        handOut(10 * PAGE - 1);
        assertThat(counts.isDue()).isFalse();
        handOut(1);
        assertThat(counts.isDue()).isTrue();

        assertThat(counts.take().rows()).isEqualTo(10 * PAGE);
        assertThat(counts.isDue()).isFalse();
        assertThat(counts.isEmpty()).isTrue();
    }

    @Test
    void theLastCountBeginsWhenAFifthIsLeft() {
        handOut(40);
        assertThat(counts.isLastDue(51)).isFalse();
        assertThat(counts.isLastDue(50)).isTrue();
    }

    @Test
    void whatWasCountedIsNotLeft() {
        handOut(100);
        counts.take();
        handOut(39);
        assertThat(counts.isLastDue(150)).isFalse();
        handOut(1);
        assertThat(counts.isLastDue(150)).isTrue();
    }

    @Test
    void theLastCountIsNotFollowedByAnother() {
        handOut(80);
        assertThat(counts.isLastDue(100)).isTrue();
        counts.take();
        handOut(16);
        assertThat(counts.isLastDue(100)).isFalse();
        assertThat(counts.isLastDue(120)).as("more rows than were known then").isFalse();
        handOut(16);
        assertThat(counts.isLastDue(120)).isTrue();
    }

    @Test
    void lessThanAWindowAndNothingAtAllAreLeftToTheEnd() {
        handOut(PAGE - 1);
        assertThat(counts.isLastDue(PAGE + 1)).as("less than a window waits").isFalse();
        handOut(31);
        assertThat(counts.isLastDue(40)).as("nothing is left").isFalse();
        assertThat(counts.isLastDue(39)).as("more came than were expected").isFalse();
    }
}
