package dev.opikexport.filter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({"abc,abc", "aBC,abc", "Äb_Z,Äb_z", "'',''", "İSS,İss"})
    void foldsAsciiOnly(String text, String folded) {
        assertThat(Texts.foldAscii(text)).isEqualTo(folded);
        assertThat(Texts.foldedEquals(text, folded)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Ä,ä", "Σ,σ", "ς,ς", "П,п", "İ,İ", "ß,ß", "ẞ,ẞ", "𐐀,𐐨", "Ⱥ,Ⱥ", "\u212A,\u212A", "Z,z", "!,!"})
    void foldsCodePointsThatKeepTheirLengthInUtf8(String text, String folded) {
        assertThat(Texts.fold(text.codePointAt(0))).isEqualTo(folded.codePointAt(0));
    }

    @Test
    void comparesParts() {
        assertThat(Texts.foldedStartsWith("ABC", "ab")).isTrue();
        assertThat(Texts.foldedStartsWith("ABC", "b")).isFalse();
        assertThat(Texts.foldedStartsWith("A", "ab")).isFalse();
        assertThat(Texts.foldedEndsWith("ABC", "bc")).isTrue();
        assertThat(Texts.foldedEndsWith("C", "bc")).isFalse();
        assertThat(Texts.foldedEquals("AB", "a")).isFalse();
    }

    @Test
    void ordersAsUtf8BytesAre() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String left = RandomTexts.text(random, 3);
            String right = RandomTexts.text(random, 3);
            int expected = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(Texts.compareUtf8(left, right)))
                    .as("%s and %s", left, right)
                    .isEqualTo(Integer.signum(expected));
        }
    }
}
