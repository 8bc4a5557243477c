package dev.opikexport.exporters.parquet.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExactValuesTest {

    @Test
    void findsNamesInQuotes() {
        assertThat(restored("{\"\\\"a\\\"\\\".b\\\"#ns\":7,\"m.\\\"x#json\\\"\":1,\"m.\\\"y.z\\\"#json\":\"2\"}"))
                .isEqualTo("{\"a\\\".b\":\"2026-01-02T00:00:00.000000007Z\",\"m\":{\"x#json\":1,\"y.z\":2}}");
    }

    @Test
    void findsNamesOfOlderFilesWithoutQuotes() {
        assertThat(restored("{\"a\\\".b#ns\":7,\"m.y.z\":2,\"m.\\\"q\\\"r\":3}"))
                .isEqualTo("{\"a\\\".b\":\"2026-01-02T00:00:00.000000007Z\",\"m\":{\"y.z\":2,\"\\\"q\\\"r\":3}}");
    }

    private static String restored(String exact) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("a\".b", JsonTree.string("2026-01-02T00:00:00Z"));
        row.put("m", new LinkedHashMap<>());
        ExactValues.restore(exact.getBytes(UTF_8), row, Set.of());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JsonTree.print(row, json);
        return json.toString(UTF_8);
    }
}
