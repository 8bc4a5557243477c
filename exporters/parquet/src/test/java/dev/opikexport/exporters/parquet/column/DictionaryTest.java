package dev.opikexport.exporters.parquet.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.row.EightBytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {

    @Test
    void numbersEachValueOnce() {
        Random random = new Random(5);
        Dictionary dictionary = new Dictionary(true);
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // In turns, now and then, as the names of a map come; some are the start of others, and one is empty.
            String value = i % 100 < 60 ? "completion_tokens".substring(i % 3) : "x".repeat(random.nextInt(300));
            byte[] bytes = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
            assertIsNumberOf(value, dictionary.number(bytes, 1, bytes.length - 1), numbers);
        }
        assertThat(dictionary.size()).isEqualTo(numbers.size());
        numbers.forEach((value, number) -> {
            Bytes plain = new Bytes();
            dictionary.snapshot().addTo(plain, number);
            assertThat(Bytes.intAt(plain.array(), 0)).isEqualTo(value.length());
            assertThat(new String(plain.array(), Integer.BYTES, value.length(), StandardCharsets.UTF_8))
                    .isEqualTo(value);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.BYTES, Long.BYTES})
    void numbersEachNumberOnce(int width) {
        Random random = new Random(6);
        Dictionary dictionary = new Dictionary(false);
        Map<Long, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long high = (random.nextInt(8000) - 4000) * (width == Integer.BYTES ? 1L << 19 : 1L << 50);
            long value = random.nextBoolean() ? high : random.nextInt(20_000) - 100;
            assertIsNumberOf(value, dictionary.number(value, width), numbers);
        }
        assertThat(dictionary.size()).isEqualTo(numbers.size());
        numbers.forEach((value, number) -> {
            Bytes plain = new Bytes();
            dictionary.snapshot().addTo(plain, number);
            assertThat(plain.length()).isEqualTo(width);
            assertThat(width == Long.BYTES ? EightBytes.at(plain.array(), 0) : Bytes.intAt(plain.array(), 0))
                    .isEqualTo(value);
        });
    }

    /** A value keeps its number; a new one has the next. */
    private static <T> void assertIsNumberOf(T value, int number, Map<T, Integer> numbers) {
        Integer before = numbers.putIfAbsent(value, number);
        assertThat(number).isEqualTo(before == null ? numbers.size() - 1 : before);
    }
}
