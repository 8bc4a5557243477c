package dev.opikexport.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.catalog.Entity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowIdTest {

    private final Random random = new Random(7);

    @Test
    void aUuidIsTwoNumbers() {
        for (int i = 0; i < 1000; i++) {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            RowId id = RowId.of(uuid.toString());
            assertThat(id.isUuid()).isTrue();
            assertThat(id.high()).isEqualTo(uuid.getMostSignificantBits());
            assertThat(id.low()).isEqualTo(uuid.getLeastSignificantBits());
            assertThat(id).hasToString(uuid.toString());
        }
    }

    @Test
    void onlyLowerCaseWithHyphensIsAUuid() {
        String uuid = "019fb9e2-ac25-7abc-8def-0123456789ab";
        for (int i = 0; i < uuid.length(); i++) {
            for (String other : List.of("g", "G", "A", "/", ":", "`", "-", "0", "é", "日", "", "00")) {
                String text = uuid.substring(0, i) + other + uuid.substring(i + 1);
                boolean shape = text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
                assertThat(RowId.isUuid(text)).as(text).isEqualTo(shape);
                assertThat(RowId.of(text)).hasToString(text);
            }
        }
    }

    @Test
    void theOrderIsThatOfUtf8() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            texts.add(new UUID(random.nextLong(), random.nextLong()).toString());
            texts.add(random.ints(random.nextInt(4), 0, 6)
                    .mapToObj(character ->
                            List.of("a", "0", "-", "é", "\uffee", "🚀").get(character))
                    .reduce("", String::concat));
        }
        for (String a : texts) {
            String b = texts.get(random.nextInt(texts.size()));
            int order = Integer.signum(
                    Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
            assertThat(Integer.signum(RowId.of(a).compareTo(RowId.of(b))))
                    .as("%s and %s", a, b)
                    .isEqualTo(order);
            assertThat(RowId.of(a).equals(RowId.of(b))).isEqualTo(a.equals(b));
            assertThat(RowId.of(a)).isEqualTo(RowId.of(a)).hasSameHashCodeAs(RowId.of(a));
        }
    }

    @Test
    void aRowsIdMayBeEscapedOrMissing() throws Exception {
        String lines = """
                {"id":"019fb9e2-ac25-7abc-8def-0123456789ab"}
                {"id":"019fb9e2\\u002dac25-7abc-8def-0123456789ab"}
                {"id":"caf\\u00e9 \\"1\\""}
                {"id":7}
                {"name":"none"}
                """;
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);

        List<Row> rows = new RowScanner(Entity.THREADS).lines(bytes, bytes.length);

        assertThat(rows)
                .extracting(Row::id)
                .containsExactly(
                        "019fb9e2-ac25-7abc-8def-0123456789ab",
                        "019fb9e2-ac25-7abc-8def-0123456789ab",
                        "café \"1\"",
                        null,
                        null);
        assertThat(rows).extracting(row -> row.key().isUuid()).containsExactly(true, true, false, false, false);
        assertThat(rows).extracting(row -> row.key().isEmpty()).containsExactly(false, false, false, true, true);
    }
}
