package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of rows where values are equal, absent, or of other scripts. */
class SortingTest {

    @ParameterizedTest
    @ValueSource(strings = {"ASC", "DESC"})
    void aMissingNumberSortsAsZeroOnItsOwnSide(String direction) {
        try (OpikEmulator emulator = OpikEmulator.start()) {
            List<String> kinds = new ArrayList<>();
            for (JsonNode span : sorted(emulator, "spans", "usage.total_tokens", direction)) {
                JsonNode tokens = span.path("usage").path("total_tokens");
                kinds.add(tokens.isMissingNode() ? "missing" : tokens.asLong() == 0 ? "zero" : "more");
            }
            List<String> changes = new ArrayList<>();
            kinds.forEach(kind -> {
                if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(kind)) {
                    changes.add(kind);
                }
            });
            List<String> expected = new ArrayList<>(List.of("missing", "zero", "more"));
            if (direction.equals("DESC")) {
                Collections.reverse(expected);
            }
            assertThat(changes).isEqualTo(expected);
        }
    }

    @Test
    void textsSortByTheirBytes() {
        try (OpikEmulator emulator =
                OpikEmulator.start(EmulatorOptions.defaults().withoutGoldenData())) {
            Api api = new Api(emulator.baseUrl());
            for (String name : List.of("😀", "\uE000")) {
                api.post(
                        "/v1/private/traces/batch",
                        "{\"traces\":[{\"project_name\":\"golden\",\"name\":\"" + name
                                + "\",\"start_time\":\"2026-11-01T00:00:00Z\"}]}");
            }

            assertThat(sorted(emulator, "traces", "name", "ASC"))
                    .extracting(row -> row.path("name").asText())
                    .containsExactly("\uE000", "😀");
        }
    }

    private static List<JsonNode> sorted(OpikEmulator emulator, String rows, String field, String direction) {
        String sorting = Api.encode("[{\"field\":\"" + field + "\",\"direction\":\"" + direction + "\"}]");
        List<JsonNode> all = new ArrayList<>();
        new Api(emulator.baseUrl())
                .getJson("/v1/private/" + rows + "?project_name=golden&size=1000&sorting=" + sorting)
                .path("content")
                .forEach(all::add);
        return all;
    }
}
