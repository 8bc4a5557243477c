package dev.opikexport.core.window.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.row.RowId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final String FIRST = new UUID(0, 0).toString();
    private static final String LAST = new UUID(-1, -1).toString();

    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000001, 00000000-0000-0000-0000-000000000002",
        "019fb9e2-ac25-7000-ffff-ffffffffffff, 019fb9e2-ac25-7001-0000-000000000000",
        "019fb9e2-ac25-7fff-ffff-ffffffffffff, 019fb9e2-ac25-8000-0000-000000000000",
        "7fffffff-ffff-ffff-ffff-ffffffffffff, 80000000-0000-0000-0000-000000000000",
    })
    void uuidsHaveNeighbours(String id, String next) {
        assertThat(Keys.after(id)).isEqualTo(next);
        assertThat(Keys.before(next)).isEqualTo(id);
    }

    @Test
    void nothingLiesOutsideOfAllUuids() {
        assertThat(RowId.compare(Keys.before(FIRST), FIRST)).isNegative();
        assertThat(Keys.before(FIRST)).as("what a server takes for a bound").isNotBlank();
        assertThat(RowId.compare(Keys.after(LAST), LAST)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\\",
                "'",
                "a\\'",
                "a\\'b",
                "\\'\\'",
                "a\\(",
                "a\\(b",
                "a\\&",
                "a\\(\0",
                "019fb9e2-ac25-7000-ffff-ffffffffffff"
            })
    void everyTextHasABoundAtOrAboveIt(String id) {
        String bound = Keys.boundAt(id);

        assertThat(bound).doesNotContain("\\'");
        assertThat(Keys.before(bound)).doesNotContain("\\'");
        assertThat(RowId.compare(bound, id)).isNotNegative();
        assertThat(bound.equals(id)).isEqualTo(Keys.isBound(id));
        assertThat(Keys.boundAt(bound)).isEqualTo(bound);
    }

    /** Characters beyond the first 65,536 stand above those from U+E000 on, below which no character stands alone. */
    @ParameterizedTest
    @ValueSource(strings = {"b", "a\0", "ab", "\u007f", "\u0080", "\ud7ff", "\ue000", "a\ue000", "\ud800\udc00"})
    void textsHaveNeighbours(String id) {
        String before = Keys.before(id);

        assertThat(new String(before.getBytes(UTF_8), UTF_8)).isEqualTo(before);
        assertThat(RowId.compare(before, id)).isNegative();
        assertThat(RowId.compare(Keys.after(id), id)).isPositive();
        assertThat(Keys.before(Keys.after(id))).as("nothing stands between").isEqualTo(id);
    }

    @Test
    void theMiddleLiesBetween() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            String a = new UUID(random.nextLong(), random.nextLong()).toString();
            String b = new UUID(random.nextLong(), random.nextLong()).toString();
            String from = RowId.compare(a, b) < 0 ? a : b;
            String below = RowId.compare(a, b) < 0 ? b : a;

            String middle = Keys.middle(from, below);

            assertThat(new KeyRange(from, below).contains(middle)).isTrue();
            assertThat(RowId.isUuid(middle)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00000000-0000-0000-0000-000000000000",
        "1, 00000000-0001-0000-0000-000000000000",
        "1785542400000, 019fba9e-d800-0000-0000-000000000000",
        "281474976710655, ffffffff-ffff-0000-0000-000000000000",
    })
    void aMillisecondStartsWithAUuid(long millis, String id) {
        assertThat(Keys.startOf(millis)).isEqualTo(id);
        assertThat(Keys.millis(id)).isEqualTo(millis);
        assertThat(Keys.isStartOfMillis(id)).isTrue();
    }
}
