package dev.opikexport.core.row;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EightBytesTest {

    private final Random random = new Random(20261129);

    @Test
    void rangesAreEqualWhereAllTheirBytesAre() {
        for (int i = 0; i < 100_000; i++) {
            int length = random.nextInt(40);
            int fromA = random.nextInt(10);
            int fromB = random.nextInt(10);
            byte[] a = bytes(fromA + length + random.nextInt(3));
            byte[] b = bytes(fromB + length + random.nextInt(3));
            System.arraycopy(a, fromA, b, fromB, length);
            if (length > 0 && random.nextBoolean()) {
                b[fromB + random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
            }

            assertThat(EightBytes.equal(a, fromA, b, fromB, length))
                    .isEqualTo(Arrays.equals(a, fromA, fromA + length, b, fromB, fromB + length));
        }
    }

    @Test
    void findsTheFirstOfACharacter() {
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = bytes(Long.BYTES);
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = random.nextInt(8) == 0 ? (byte) '"' : bytes[k];
            }
            int expected = 0;
            while (expected < bytes.length && bytes[expected] != '"') {
                expected++;
            }

            long found = EightBytes.find(EightBytes.at(bytes, 0), EightBytes.ONES * '"');

            assertThat(found == 0 ? Long.BYTES : EightBytes.indexOfFirst(found)).isEqualTo(expected);
        }
    }

    @Test
    void theFirstByteIsTheLowest() {
        byte[] bytes = "0123456789".getBytes(US_ASCII);

        assertThat(EightBytes.at(bytes, 1) & 0xff).isEqualTo('1');
        EightBytes.put(bytes, 2, EightBytes.ONES * 'x');
        assertThat(new String(bytes, US_ASCII)).isEqualTo("01xxxxxxxx");
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
