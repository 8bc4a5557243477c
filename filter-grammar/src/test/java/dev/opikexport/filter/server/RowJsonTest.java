package dev.opikexport.filter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.filter.engine.RandomTexts;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowJsonTest {

    @Test
    void givesMembersAsTheyAreWritten() {
        String json = " {\"a\": 1.50 , \"b\\n\":{\"a\":[2]},\"c\":null,\"a\":\"last\" } \n";
        RowJson row = RowJson.of(json);
        assertThat(row.member("a")).isEqualTo("\"last\"");
        assertThat(row.member("b\n")).isEqualTo("{\"a\":[2]}");
        assertThat(row.member("c")).isEqualTo("null");
        assertThat(row.member("d")).isNull();
        assertThat(row).hasToString(json);
    }

    @Test
    void takesAnyNumberOfMembers() {
        StringBuilder json = new StringBuilder("{\"m\":0");
        for (int i = 0; i < 1000; i++) {
            json.append(",\"m").append(i).append("\":").append(i);
        }
        RowJson row = RowJson.of(json.append('}').toString());
        assertThat(row.member("m999")).isEqualTo("999");
        assertThat(row.member("m")).isEqualTo("0");
        assertThat(RowJson.of("{}").member("m")).isNull();
    }

    @Test
    void findsWhatJacksonFinds() {
        GoldenRows.lines("/golden/traces.ndjson").forEach(line -> {
            RowJson row = RowJson.of(line);
            JsonNode tree = GoldenRows.parse(line);
            tree.fieldNames().forEachRemaining(name -> {
                String text = row.member(name);
                assertThat(text).isNotNull();
                assertThat(GoldenRows.parse(String.valueOf(text))).isEqualTo(tree.get(name));
            });
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{\"a\":1} x",
                "{\"a\" 1}",
                "{,}",
                "{\"a\":}",
                "{\"a\":xyz}",
                "{}{}"
            })
    void saysWhereATextIsNoObject(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> RowJson.of(json)).withMessageStartingWith("not JSON at");
    }

    @Test
    void takesOrRefusesBrokenLinesAndNothingElse() {
        Random random = new Random(10);
        for (String line : GoldenRows.lines("/golden/traces.ndjson").limit(50).toList()) {
            for (int i = 0; i < 100; i++) {
                int at = random.nextInt(line.length());
                int end = Math.min(line.length(), at + random.nextInt(3));
                scan(line.substring(0, at) + RandomTexts.text(random, 2) + line.substring(end));
                scan(line.substring(0, at));
            }
        }
    }

    private static void scan(String json) {
        try {
            assertThat(RowJson.of(json).member("id")).isNotEqualTo("");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("not JSON at");
        }
    }
}
