package dev.opikexport.core.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowScannerTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Test
    void findsEveryMemberOfEveryRecordedRow() throws IOException {
        assertSameAsJackson(Entity.TRACES, "golden/traces.ndjson", 240);
        assertSameAsJackson(Entity.SPANS, "golden/spans.ndjson", 900);
    }

    @Test
    void findsRowsAndTotalOfARecordedPage() throws IOException {
        byte[] answer = resource("golden/threads.json");

        RowPage page = new RowScanner(Entity.THREADS).page(answer, answer.length);

        assertThat(page.total()).isEqualTo(8);
        assertThat(page.rows()).hasSize(8);
        List<String> rows = page.rows().stream().map(Row::toString).toList();
        assertThat(String.join(",", rows)).isSubstringOf(new String(answer, UTF_8));
        assertThat(page.rows().get(4).id()).isEqualTo("поток");
    }

    @Test
    void takesTheMembersOfAPageInAnyOrder() throws IOException {
        RowPage page =
                page(" { \"content\" : [ {} , {\"id\":\"a\"} ] , \"sortable_by\":[\"x\",{}],\"total\" : 7 }\r\n");

        assertThat(page.total()).isEqualTo(7);
        assertThat(page.rows()).extracting(Row::toString).containsExactly("{}", "{\"id\":\"a\"}");
        assertThat(page.rows()).extracting(Row::id).containsExactly(null, "a");
    }

    @Test
    void takesLinesWithEitherEnding() throws IOException {
        assertThat(lines("{\"a\":1}\r\n{\"a\":2}\n\n{\"a\":3}")).hasSize(3);
        assertThat(lines("")).isEmpty();
        assertThat(lines("\r\n")).isEmpty();
    }

    @Test
    void knowsRowsThatAreNotOneLine() throws IOException {
        assertThat(page("{\n\"total\":2,\n\"content\":[\n{\"id\": \"a\"},\n{\"input\":[1,\r2]}\n]\n}")
                        .rows())
                .extracting(Row::isOneLine)
                .containsExactly(true, false);
    }

    @Test
    void knowsRowsWithHalfASurrogatePair() throws IOException {
        assertThat(lines("""
                {"a":"\\ud83d\\ude80 \\uD83D\\uDE80"}
                {"a":"\\ud83d"}
                {"a":{"\\ude80":1}}
                {"a":["\\ud83d\\ud83d\\ude80"]}
                {"a":"\\ud83d\\n"}
                {"a":"\\\\ud83d"}
                """)).extracting(Row::hasLoneSurrogate).containsExactly(false, true, true, true, true, false);
    }

    @Test
    void keepsUnknownMembersApart() throws IOException {
        Row row = lines("{\"new\":[1, 2],\"id\":\"a\",\"n\\u0065wer\":{\"x\":null}}")
                .get(0);

        assertThat(row.hasExtra()).isTrue();
        assertThat(row.extra()).isEqualTo("{\"new\":[1, 2],\"n\\u0065wer\":{\"x\":null}}");
        assertThat(row.member("newer")).isEqualTo("{\"x\":null}");
        assertThat(row.member("newest")).isNull();
        assertThat(row.id()).isEqualTo("a").isSameAs(row.id());
    }

    @Test
    void tellsAbsentFromNull() throws IOException {
        Row row = lines("{\"input\":null}").get(0);

        assertThat(row.member("input")).isEqualTo("null");
        assertThat(row.member("output")).isNull();
        assertThat(row.hasExtra()).isFalse();
        assertThat(row.extra()).isNull();
    }

    @Test
    void knowsMembersByTheirNameAndNotItsSpelling() throws IOException {
        assertThat(lines("{\"\\u0069d\":\"a\\u0000\\ud83d\\ude80\\\"\"}").get(0).id())
                .isEqualTo("a\0🚀\"");
    }

    @Test
    void countsNoIdThatIsNotText() throws IOException {
        assertThat(lines("{\"id\":5}").get(0).id()).isNull();
    }

    @Test
    void goesAsDeepAsTheAnswer() throws IOException {
        String deep = "[{\"a\":".repeat(100_000) + "0" + "}]".repeat(100_000);

        assertThat(lines("{\"input\":" + deep + "}").get(0).member("input")).isEqualTo(deep);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"total\":1}",
                "{\"content\":[]}",
                "{\"total\":1,\"content\":{}}",
                "{\"total\":1,\"content\":[1]}",
                "{\"total\":1,\"content\":[{}],\"content\":[]}",
                "{\"total\":1.5,\"content\":[]}",
                "{\"total\":null,\"content\":[]}",
                "{\"total\":99999999999999999999,\"content\":[]}",
                "{\"total\":1,\"content\":[{},]}",
                "{\"total\":1,\"content\":[{}{}]}",
                "{\"total\":1,\"content\":[]}}",
                "{\"total\":1,\"content\":[],}",
                "[]",
                "",
                "<html>"
            })
    void refusesWhatIsNoPage(String answer) {
        assertThatThrownBy(() -> page(answer)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void neverFindsOtherRowsThanJacksonInADamagedPage() throws IOException {
        byte[] whole = """
                {"page":1,"size":2,"total":2,"content":[{"id":"a","name":"x","tags":["t"],"usage":{"n":1}},\
                {"id":"b","input":{"k":[1,{}]},"new":null}],"sortable_by":["id"]}""".getBytes(UTF_8);
        byte[] damage = "{}[]\",:\\ 12tn".getBytes(UTF_8);
        Random random = new Random(42);
        RowScanner scanner = new RowScanner(Entity.TRACES);
        int accepted = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] answer = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                answer[random.nextInt(answer.length)] = damage[random.nextInt(damage.length)];
            }
            RowPage page;
            try {
                page = scanner.page(answer, answer.length);
            } catch (MalformedJsonException e) {
                continue;
            }
            accepted++;
            JsonNode tree = JACKSON.readTree(answer);
            assertThat(page.total()).isEqualTo(tree.get("total").longValue());
            assertThat(page.rows()).hasSize(tree.get("content").size());
            for (int row = 0; row < page.rows().size(); row++) {
                assertMembers(page.rows().get(row), tree.get("content").get(row));
            }
        }
        assertThat(accepted).isBetween(1_000, 99_000);
    }

    private static void assertMembers(Row row, JsonNode tree) throws IOException {
        assertThat(JACKSON.readTree(row.toString())).isEqualTo(tree);
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            String found = row.member(member.getKey());
            if (found == null || !JACKSON.readTree(found).equals(member.getValue())) {
                assertThat(row.extraNames())
                        .as(row.toString())
                        .filteredOn(member.getKey()::equals)
                        .hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void refusesEveryBeginningOfAPage() throws IOException {
        byte[] answer = resource("golden/threads.json");
        RowScanner scanner = new RowScanner(Entity.THREADS);
        for (int length = 0; length < answer.length; length++) {
            refusesBeginning(answer, length, scanner::page);
        }
        assertThat(scanner.page(answer, answer.length).rows()).hasSize(8);
    }

    @Test
    void refusesEveryBeginningOfALine() throws IOException {
        byte[] line = "{\"id\":\"a\"}\n{\"id\":\"é\",\"input\":[1.5e-2,null,\"\\u00e9\\n\"]}".getBytes(UTF_8);
        RowScanner scanner = new RowScanner(Entity.TRACES);
        for (int length = 12; length < line.length; length++) {
            refusesBeginning(line, length, scanner::lines);
        }
        assertThat(scanner.lines(line, line.length)).hasSize(2);
    }

    private interface Scan {
        Object of(byte[] bytes, int length) throws MalformedJsonException;
    }

    /** The rest of the text stands behind it, as an answer before may have left it, with and without the zero byte that ends an answer. */
    private static void refusesBeginning(byte[] whole, int length, Scan scan) {
        byte[] ended = whole.clone();
        ended[length] = 0;
        for (byte[] bytes : List.of(whole, ended)) {
            assertThatThrownBy(() -> scan.of(bytes, length))
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessage("The JSON text ends too early at byte " + length);
        }
    }

    @Test
    void saysWhereAnAnswerStops() {
        assertThatThrownBy(() -> lines("{\"id\":\"a\"}\n{\"id\":\"é"))
                .isInstanceOfSatisfying(
                        MalformedJsonException.class,
                        e -> assertThat(e.offset()).isEqualTo(20))
                .hasMessage("The JSON text ends too early at byte 20");
        assertThatThrownBy(() -> lines("{\"id\":\"a\"} {\"id\":\"b\"}")).hasMessageContaining("at byte 11");
        assertThatThrownBy(() -> lines("{\"id\":1,\"id\":2}")).hasMessageContaining("at byte 8");
    }

    private static void assertSameAsJackson(Entity entity, String resource, int count) throws IOException {
        byte[] answer = resource(resource);
        List<Row> rows = new RowScanner(entity).lines(answer, answer.length);
        List<String> lines = new String(answer, UTF_8).lines().toList();

        assertThat(rows).hasSize(count).hasSameSizeAs(lines);
        for (int i = 0; i < count; i++) {
            Row row = rows.get(i);
            JsonNode tree = JACKSON.readTree(lines.get(i));
            assertThat(row.toString()).isEqualTo(lines.get(i));
            assertThat(row.id()).isEqualTo(tree.get("id").textValue());
            assertThat(row.hasExtra()).isFalse();
            for (Map.Entry<String, JsonNode> member : tree.properties()) {
                assertThat(JACKSON.readTree(Objects.requireNonNull(row.member(member.getKey()))))
                        .isEqualTo(member.getValue());
            }
            Set<String> absent = new HashSet<>(Slots.of(entity).members());
            tree.fieldNames().forEachRemaining(absent::remove);
            assertThat(absent).allMatch(name -> row.member(name) == null);
        }
    }

    private static RowPage page(String answer) throws MalformedJsonException {
        byte[] bytes = answer.getBytes(UTF_8);
        return new RowScanner(Entity.TRACES).page(bytes, bytes.length);
    }

    private static List<Row> lines(String answer) throws MalformedJsonException {
        byte[] bytes = answer.getBytes(UTF_8);
        return new ArrayList<>(new RowScanner(Entity.TRACES).lines(bytes, bytes.length));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = RowScannerTest.class.getResourceAsStream("/testdata/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
