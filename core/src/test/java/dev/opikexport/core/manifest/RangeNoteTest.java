package dev.opikexport.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.window.Window;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.core.window.proof.MissingRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeNoteTest {

    private static final int WINDOWS = 12_345;

    @Test
    void howeverManyWindowsThereAreTheListStaysShortAndLosesNothing() {
        List<RangeNote> notes = List.of();
        for (int i = WINDOWS; i > 0; i--) {
            notes = RangeNote.add(notes, note(i, i + 1, 3, List.of()));
        }

        assertThat(notes).hasSizeBetween(RangeNote.MOST / 2, RangeNote.MOST);
        assertThat(notes.stream().mapToLong(RangeNote::windows).sum()).isEqualTo(WINDOWS);
        assertThat(notes.stream().mapToLong(RangeNote::rows).sum()).isEqualTo(2 * WINDOWS);
        assertThat(notes.stream().mapToLong(RangeNote::read).sum()).isEqualTo(3 * WINDOWS);
        assertThat(notes).allSatisfy(note -> assertThat(note.expected()).isEqualTo(note.read()));
        for (int i = 1; i < notes.size(); i++) {
            assertThat(notes.get(i).below()).isEqualTo(notes.get(i - 1).from());
        }
        assertThat(notes.get(notes.size() - 1).from())
                .isEqualTo(KeyRange.ofTime(1L, 2L).from());
    }

    @Test
    void aSecondCountJoinsTheWindowsThatItCounts() {
        List<RangeNote> notes = List.of();
        for (int i = 9; i > 0; i--) {
            notes = RangeNote.add(notes, note(i, i + 1, 3, List.of()));
        }
        MissingRange lost = new MissingRange(KeyRange.ofTime(2L, 3L), 5, "lost");

        notes = RangeNote.add(notes, note(1, 4, 1, List.of(lost)));

        assertThat(notes).hasSize(7);
        assertThat(notes.get(6))
                .isEqualTo(new RangeNote(
                        KeyRange.ofTime(1L, null).from(),
                        KeyRange.ofTime(null, 4L).below(),
                        4,
                        8,
                        sum(1, 1, 2, 3),
                        10,
                        15L));
    }

    private static String sum(long... froms) {
        IdSum sum = new IdSum();
        for (long from : froms) {
            sum.add("b" + from);
            sum.add("a" + from);
        }
        return sum.text();
    }

    @Test
    void whatNobodyCountedIsNotExpected() {
        MissingRange unknown = new MissingRange(KeyRange.ofTime(2L, 3L), MissingRange.UNKNOWN, "failed");

        assertThat(note(2, 3, 0, List.of(unknown)).expected()).isNull();
    }

    private static RangeNote note(long from, long below, long read, List<MissingRange> missing) {
        Window window = new Window(KeyRange.ofTime(from, below), List.of(), "", read, 0, missing, List.of());
        IdSum written = new IdSum();
        written.add("a" + from);
        written.add("b" + from);
        return RangeNote.of(window, written);
    }
}
