package dev.opikexport.core.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedStringTest {

    private final DecodedString decoded = new DecodedString();

    @Test
    void decodesWhatJacksonDecodes() throws IOException {
        ObjectMapper jackson = new ObjectMapper();
        String[] parts = {
            "a",
            "plain text",
            "é",
            "€",
            "🚀",
            "\\n",
            "\\\\",
            "\\\"",
            "\\/",
            "\\u0000",
            "\\u00E9",
            "\\u20ac",
            "\\ud83d\\ude80",
            "\\b\\f\\r\\t"
        };
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder json = new StringBuilder("\"");
            for (int k = random.nextInt(12); k > 0; k--) {
                json.append(parts[random.nextInt(parts.length)]);
            }
            String string = json.append('"').toString();

            assertThat(decode(string)).isEqualTo(jackson.readValue(string, String.class));
            assertThat(decoded.isFaithful()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"\\ud83d\",\ufffd",
                "\"\\ude80x\",\ufffdx",
                "\"\\ud83d\\n\",`\ufffd\n`",
                "\"\\ud83d\\ud83d\\ude80\",\ufffd🚀",
                "\"\\ud83d\\u0041\",\ufffdA"
            })
    void saysWhenUtf8CannotHoldTheText(String json, String text) {
        assertThat(decode(json)).isEqualTo(text);
        assertThat(decoded.isFaithful()).isFalse();
        decode("\"next\"");
        assertThat(decoded.isFaithful()).isTrue();
    }

    @Test
    void decodesLongTexts() {
        String text = "\\u0001 line\\n".repeat(200_000);
        assertThat(decode('"' + text + '"')).isEqualTo("\u0001 line\n".repeat(200_000));
    }

    private String decode(String json) {
        byte[] bytes = ("xx" + json + "y").getBytes(UTF_8);
        decoded.decode(bytes, 2, bytes.length - 1);
        return new String(decoded.bytes(), decoded.start(), decoded.end() - decoded.start(), UTF_8);
    }
}
