package dev.opikexport.core.window.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdListTest {

    private final Random random = new Random(5);

    @Test
    void holdsWhatAnyListHolds() {
        List<String> expected = new ArrayList<>();
        IdList ids = new IdList();
        for (int i = 0; i < 1_000; i++) {
            String id = i < 700 || random.nextBoolean() ? uuid() : "thread " + i;
            int place = random.nextInt(expected.size() + 1);
            expected.add(place, id);
            ids.add(place, id);
            assertThat(ids.get(place)).isEqualTo(id);
        }
        assertThat(ids).isEqualTo(expected);
        assertThatThrownBy(() -> ids.get(1_000)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void takesWholeLists() {
        List<String> uuids = Stream.generate(this::uuid).limit(300).toList();
        List<String> texts =
                List.of("a", "", "01A1C1ED-90C8-7F33-A250-21D48C3C795B", "01a1c1ed+90c8-7f33-a250-21d48c3c795b");
        List<String> expected = new ArrayList<>();
        IdList ids = new IdList(3);

        for (List<String> more : List.of(uuids, texts, uuids)) {
            IdList other = new IdList();
            other.addAll(more);
            expected.addAll(more);
            assertThat(ids.addAll(other)).isTrue();
            assertThat(ids).isEqualTo(expected);
        }
        assertThat(ids.addAll(new IdList())).isFalse();
        assertThatThrownBy(() -> new IdList().get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
