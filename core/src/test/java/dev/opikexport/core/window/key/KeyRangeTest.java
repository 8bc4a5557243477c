package dev.opikexport.core.window.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRangeTest {

    private static final int IDS = 12;

    private final Random random = new Random(9);

    private static String id(long number) {
        return Keys.startOf(number);
    }

    private @Nullable String bound() {
        return random.nextInt(4) == 0 ? null : id(random.nextInt(IDS));
    }

    private KeyRange range() {
        return new KeyRange(bound(), bound());
    }

    /** What is in no piece is not counted a second time. */
    @Test
    void whatIsLeftWithoutHolesLiesInOnePieceEach() {
        for (int i = 0; i < 2_000; i++) {
            KeyRange range = range();
            List<KeyRange> holes = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                KeyRange hole = range();
                if (!hole.isEmpty()) {
                    holes.add(hole);
                }
            }

            List<KeyRange> pieces = range.isEmpty() ? List.of() : range.without(holes);

            assertThat(pieces).noneMatch(KeyRange::isEmpty);
            for (int number = 0; number < IDS; number++) {
                String id = id(number);
                boolean left = range.contains(id) && holes.stream().noneMatch(hole -> hole.contains(id));
                assertThat(pieces.stream().filter(piece -> piece.contains(id)))
                        .as("%s in %s without %s", id, range, holes)
                        .hasSize(left ? 1 : 0);
            }
        }
    }

    @Test
    void twoRangesHoldTogetherWhatBothAndWhatEitherHold() {
        for (int i = 0; i < 2_000; i++) {
            KeyRange one = range();
            KeyRange other = range();

            for (String id : IntStream.range(0, IDS).mapToObj(KeyRangeTest::id).toList()) {
                assertThat(one.intersection(other).contains(id)).isEqualTo(one.contains(id) && other.contains(id));
                assertThat(one.and(other).contains(id) || (!one.contains(id) && !other.contains(id)))
                        .as("%s in %s and %s", id, one, other)
                        .isTrue();
            }
        }
    }

    @Test
    void aRangeOfOneIdHoldsNoMoreThanOneRow() {
        KeyRange one = KeyRange.between(id(3), id(3));

        assertThat(one.possible(5)).isEqualTo(1);
        assertThat(one.possible(0)).isZero();
        assertThat(new KeyRange(id(3), id(4)).possible(5)).isEqualTo(5);
        assertThat(new KeyRange(null, id(4)).possible(5)).isEqualTo(5);
    }
}
