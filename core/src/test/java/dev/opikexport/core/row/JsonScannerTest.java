package dev.opikexport.core.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(10_000).build())
            .build();

    private static final String SAMPLE = """
            {"id":"01a1d00a-de3b-7ca4-8e39-d219450b2e37","name":"quote\\"d \\\\ \\u00e9\\ud83d\\ude80 é Привет 🚀 \\/",
             "n":[0,-0.0,1.5E+10,1e-7,9007199254740993,true,false,null,{},[]],"deep":{"a":[[{"b":""}]]}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "12",
                "1.5",
                "1e5",
                "1E+5",
                "1.25e-10",
                "true",
                "false",
                "null",
                "\"\"",
                "[]",
                "{}",
                "[ ]",
                "{ }",
                "[1 , 2]",
                "{ \"a\" : 1 , \"b\" : [ ] }",
                "\"\\b\\f\\n\\r\\t\\/\\\\\\\"\\uD800\"",
                "\"exactly 8 and more than sixteen\"",
                "\"é€🚀\u007f\"",
            })
    void findsTheEndOf(String json) throws IOException {
        byte[] bytes = (json + " ").getBytes(UTF_8);

        assertThat(new JsonScanner(bytes, bytes.length).skipValue(0)).isEqualTo(bytes.length - 1);
        assertThat(new JsonScanner(bytes, bytes.length - 1).skipValue(0)).isEqualTo(bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "01x",
                ".5",
                "1.",
                "1e",
                "1e+",
                "+1",
                "NaN",
                "tru",
                "nulL",
                "\"",
                "\"\\",
                "\"\\u12",
                "\"\\u12g4\"",
                "\"\\x\"",
                "\"a\nb\"",
                "\"12345678\u0001\"",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,]",
                "[1}",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{1:2}",
                "{\"a\" 1}",
                "{\"a\":1]",
                "[\"\\'\"]",
                "'a'",
                "[/**/]",
            })
    void refuses(String json) {
        assertThatThrownBy(() -> scanWhole(json.getBytes(UTF_8))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesWhatIsNotUtf8JustAsTheJdkDoes() {
        Random random = new Random(20261123);
        for (int i = 0; i < 300_000; i++) {
            byte[] text = new byte[1 + random.nextInt(6)];
            for (int k = 0; k < text.length; k++) {
                text[k] = (byte) (random.nextInt(4) == 0 ? 'a' : 0x80 + random.nextInt(0x80));
            }
            byte[] json = new byte[text.length + 2];
            json[0] = '"';
            json[json.length - 1] = '"';
            System.arraycopy(text, 0, json, 1, text.length);

            assertThat(accepts(json)).as(Arrays.toString(text)).isEqualTo(isUtf8(text));
        }
    }

    @Test
    void refusesEveryBeginningOfAnObject() {
        byte[] whole = SAMPLE.getBytes(UTF_8);
        assertThat(accepts(whole)).isTrue();
        for (int length = 0; length < whole.length; length++) {
            assertThat(accepts(Arrays.copyOf(whole, length))).isFalse();
        }
    }

    @Test
    void agreesWithJacksonOnDamagedText() {
        Random random = new Random(5);
        byte[] whole = SAMPLE.getBytes(UTF_8);
        byte[] damage = "{}[]\",:\\ 0123e.-+tfnu\u0001\n\té".getBytes(UTF_8);
        int accepted = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] json = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                json[random.nextInt(json.length)] = damage[random.nextInt(damage.length)];
            }
            boolean accepts = accepts(json);
            accepted += accepts ? 1 : 0;
            assertThat(accepts).as(new String(json, UTF_8)).isEqualTo(jacksonAccepts(json) && isUtf8(json));
        }
        assertThat(accepted).isBetween(10_000, 190_000);
    }

    private static boolean accepts(byte[] json) {
        try {
            scanWhole(json);
            return true;
        } catch (MalformedJsonException e) {
            assertThat(e.offset()).isBetween(0, json.length);
            return false;
        }
    }

    private static void scanWhole(byte[] json) throws MalformedJsonException {
        JsonScanner scanner = new JsonScanner(json, json.length);
        int end = scanner.skipWhitespace(scanner.skipValue(scanner.skipWhitespace(0)));
        if (end != json.length) {
            throw new MalformedJsonException("More text", end);
        }
    }

    private static boolean jacksonAccepts(byte[] json) {
        try (JsonParser parser = JACKSON.createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
