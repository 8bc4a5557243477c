package dev.opikexport.filter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.filter.catalog.Operator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestFilterTest {

    @Test
    void absentKeysAreSentEmpty() {
        assertThat(RestFilter.toJson(List.of(
                        RestFilter.of("name", Operator.EQUAL, "x"),
                        new RestFilter("metadata", Operator.IS_EMPTY, "a", ""))))
                .isEqualTo("[{\"field\":\"name\",\"operator\":\"=\",\"key\":\"\",\"value\":\"x\"},"
                        + "{\"field\":\"metadata\",\"operator\":\"is_empty\",\"key\":\"a\",\"value\":\"\"}]");
        assertThat(RestFilter.toJson(List.of())).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\\/",
                "\n\r\t\b\f",
                "\u0000\u001f\u007f",
                "日本",
                "😀",
                "\ud800",
                "\ude00",
                "a\ud83db",
                "\ud83d\ud83d\ude00"
            })
    void anyTextIsWrittenAsJson(String text) throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(RestFilter.toJson(List.of(RestFilter.of("name", Operator.EQUAL, text))));
        assertThat(json.get(0).get("value").asText()).isEqualTo(text);
    }
}
