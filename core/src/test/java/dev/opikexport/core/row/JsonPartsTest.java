package dev.opikexport.core.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPartsTest {

    private final JsonParts parts = new JsonParts();

    @Test
    void walksOverMembersAndElements() {
        assertThat(walk("{}")).isEmpty();
        assertThat(walk("[ ]")).isEmpty();
        assertThat(walk("{\"a\":1,\"\\n\" : [{\"x\":\"]\"}] }")).containsExactly("a=1", "\n=[{\"x\":\"]\"}]");
        assertThat(walk("[ -1 ,null,\"é,\",{}]")).containsExactly("-1", "null", "\"é,\"", "{}");
        assertThat(walk("{\"a\":1e-3\n,\"b\":true\t,\"c\":[0],\"d\":2}"))
                .containsExactly("a=1e-3", "b=true", "c=[0]", "d=2");
    }

    @Test
    void saysWhichNamesStandAsTheyAre() {
        assertThat(walk("{\"\\\\\":1,\"\\\"\":2,\"\\u0061\":3,\"a\":4,\"\":5}"))
                .containsExactly("\\=1", "\"=2", "a=3", "a=4", "=5");
        byte[] bytes = "{\"\\u0061\":3,\"a\":4}".getBytes(UTF_8);
        parts.over(bytes, 0, bytes.length);

        assertThat(parts.next()).isTrue();
        assertThat(parts.isPlainName()).isFalse();
        assertThat(parts.next()).isTrue();
        assertThat(parts.isPlainName()).isTrue();
    }

    /** Whoever walks over a part's own parts has found its end. */
    @Test
    void goesOnBehindPartsThatSomebodyWalkedOver() {
        byte[] bytes = "[{\"a\":[1]} , {} ,{\"b\":\"}\"},7]".getBytes(UTF_8);
        JsonParts inner = new JsonParts();
        List<String> names = new ArrayList<>();
        parts.over(bytes, 0, bytes.length);
        while (parts.begin()) {
            if (bytes[parts.start()] != '{') {
                parts.findEnd();
                names.add("7 ends at " + parts.end());
                continue;
            }
            inner.over(bytes, parts.start(), bytes.length);
            while (inner.next()) {
                names.add(inner.name());
            }
            parts.endAt(inner.endOfParts());
        }
        assertThat(names).containsExactly("a", "b", "7 ends at " + (bytes.length - 1));
    }

    private List<String> walk(String json) {
        byte[] bytes = ("[" + json + "]").getBytes(UTF_8);
        List<String> found = new ArrayList<>();
        parts.over(bytes, 1, bytes.length - 1);
        while (parts.next()) {
            String value = new String(bytes, parts.start(), parts.end() - parts.start(), UTF_8);
            found.add(parts.nameStart() == parts.nameEnd() ? value : parts.name() + "=" + value);
        }
        return found;
    }
}
