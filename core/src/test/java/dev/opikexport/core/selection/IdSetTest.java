package dev.opikexport.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdSetTest {

    private final Random random = new Random(3);

    @Test
    void holdsJustWhatWasAddedInAnyOrder() {
        List<String> ids = Stream.generate(this::id).limit(2000).toList();

        IdSet set = of(ids);

        assertThat(set.size()).isEqualTo(2000);
        assertThat(ids).allMatch(set::contains);
        assertThat(Stream.generate(this::id).limit(2000)).noneMatch(set::contains);
        assertThat(Stream.iterate(0, i -> i + 1).limit(2000).map(set::uuidAt))
                .containsExactlyElementsOf(
                        ids.stream().sorted(Comparator.reverseOrder()).toList());
    }

    @Test
    void countsRepeatedIdsOnce() {
        String a = "01a1c1ed-90c8-7f33-a250-21d48c3c795b";
        String b = "f1a1c1ed-90c8-7f33-a250-21d48c3c795b";

        assertThat(of(List.of(b, b, a, a)).size()).isEqualTo(2);
        assertThat(of(List.of(a, b, a)).size()).isEqualTo(2);
    }

    @Test
    void takesAnyText() {
        String upperCase = "01A1C1ED-90C8-7F33-A250-21D48C3C795B";
        IdSet set = of(List.of("thread-1", "", "ü\\u0000", upperCase));

        assertThat(set.size()).isEqualTo(4);
        assertThat(Stream.of("thread-1", "", "ü\\u0000", upperCase)).allMatch(set::contains);
        assertThat(set.contains("thread-2")).isFalse();
        assertThat(set.contains("01a1c1ed-90c8-7f33-a250-21d48c3c795b")).isFalse();
    }

    private static IdSet of(List<String> ids) {
        IdSet.Builder set = new IdSet.Builder();
        ids.forEach(set::add);
        return set.build();
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
