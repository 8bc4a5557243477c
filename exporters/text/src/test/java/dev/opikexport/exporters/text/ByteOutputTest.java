package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteOutputTest {

    private static final String[] LETTERS = {"\"", "\"", "!", "#", "\u00a2", "é", "🚀", "\0", "abcdefg"};

    @Test
    void doublesQuotesWhereverTheyStand() throws IOException {
        Random random = new Random(6);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        StringBuilder expected = new StringBuilder();
        try (ByteOutput out = new ByteOutput(written)) {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int left = random.nextInt(30); left > 0; left--) {
                    text.append(LETTERS[random.nextInt(LETTERS.length)]);
                }
                byte[] bytes = ("\"" + text + "\"").getBytes(UTF_8);
                out.putDoublingQuotes(bytes, 1, bytes.length - 1);
                expected.append(text.toString().replace("\"", "\"\""));
            }
        }
        assertThat(written.toString(UTF_8)).isEqualTo(expected.toString());
    }
}
