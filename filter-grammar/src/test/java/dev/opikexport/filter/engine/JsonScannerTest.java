package dev.opikexport.filter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\"",
                "\"a\\\"b\"",
                "\"\\\\\"",
                "\"\\\\\\\"\"",
                "{}",
                "[]",
                "{\"a\":[1,{\"b\":\"}]\"}]}",
                "[[],[[]]]",
                "true",
                "-1.5E+10",
                "null"
            })
    void findsWhereValuesEnd(String json) {
        assertThat(JsonScanner.skipValue(json + ",1", 0)).isEqualTo(json.length());
        assertThat(JsonScanner.skipValue(json, 0)).isEqualTo(json.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "\"a", "\"a\\\"", "{\"a\":1", "[[]", "}", "xyz", "nul", "nulls", "True", "+1", ".5"})
    void saysWhatIsNoValue(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonScanner.skipValue(json, 0))
                .withMessageStartingWith("not JSON at");
    }

    @ParameterizedTest
    @CsvSource({"\\n\\t\\r\\b\\f", "\\\"\\\\\\/", "\\u00e9\\uD83D\\uDE00x", "plain", "''"})
    void decodesAsJacksonDoes(String content) throws Exception {
        String json = "\"" + content + "\"";
        assertThat(JsonScanner.decodeString(json)).isEqualTo(new ObjectMapper().readValue(json, String.class));
    }

    @Test
    void decodesWhatJacksonWrites() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            String text = RandomTexts.text(random, 8);
            String json = new ObjectMapper().writeValueAsString(text);
            assertThat(JsonScanner.decodeString(json)).isEqualTo(text);
            assertThat(JsonScanner.isString(json, 0, json.length(), text)).isTrue();
            assertThat(JsonScanner.isString(json, 0, json.length(), text + "x")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\x\"", "\"\\u12g4\"", "\"\\u12\""})
    void saysWhatIsNoEscape(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonScanner.decodeString(json));
    }

    @Test
    void findsMembers() {
        String json = " { \"a\" : 1 , \"b\\u0063\" : {\"a\":2} , \"d\":[ 3 , 4 ] }";
        assertThat(JsonScanner.findMember(json, 1, "a")).isEqualTo(json.indexOf('1'));
        assertThat(JsonScanner.findMember(json, 1, "bc")).isEqualTo(json.indexOf("{\"a\":2"));
        assertThat(JsonScanner.findMember(json, 1, "x")).isNegative();
        assertThat(JsonScanner.findMember("{}", 0, "x")).isNegative();
        assertThat(JsonScanner.findMember("[]", 0, "x")).isNegative();
        assertThat(JsonScanner.findMember("", 0, "x")).isNegative();
        assertThatIllegalArgumentException().isThrownBy(() -> JsonScanner.findMember("{\"a\" 1}", 0, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonScanner.findMember("{\"a\"", 0, "a"));
    }

    @Test
    void walksElements() {
        String json = "[ 3 , 4 ]";
        int first = JsonScanner.firstElement(json, 0);
        assertThat(first).isEqualTo(json.indexOf('3'));
        assertThat(JsonScanner.nextElement(json, first)).isEqualTo(json.indexOf('4'));
        assertThat(JsonScanner.nextElement(json, json.indexOf('4'))).isNegative();
        assertThat(JsonScanner.firstElement("[ ]", 0)).isNegative();
        assertThat(JsonScanner.firstElement("[", 0)).isNegative();
        assertThat(JsonScanner.firstElement("{}", 0)).isNegative();
        assertThat(JsonScanner.firstElement("[1]", -1)).isNegative();
        assertThat(JsonScanner.firstElement("", 0)).isNegative();
    }
}
