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
