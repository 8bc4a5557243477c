package dev.opikexport.core.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain é 🚀", "\" \\ / \b\f\n\r\t\0", "\ud83d", "x\ude80\ud83d", "\u2028\ufeff"})
    void quotesWhatItReads(String text) throws IOException {
        String quoted = JsonStrings.quote(text);
        byte[] json = quoted.getBytes(UTF_8);

        assertThat(JsonStrings.text(json, 0, json.length)).isEqualTo(text);
        assertThat(new ObjectMapper().readValue(quoted, String.class)).isEqualTo(text);
    }
}
