package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opikexport.emulator.data.Generator;
import dev.opikexport.emulator.derived.SpanAssembly;
import dev.opikexport.emulator.derived.TraceAssembly;
import dev.opikexport.emulator.row.Form;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import dev.opikexport.emulator.store.NewIds;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Store;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    private static final int TRACES = 2000;

    @Test
    void writesWhatTheStoreWouldDerive() throws IOException {
        Store store = new Store(Clock.systemUTC(), new NewIds(new SplittableRandom(1)));
        try (Closeable file = Generator.addTo(store, "generated", TRACES, 7)) {
            assertThat(file).isNotNull();
            Project project = store.projects().get(0);
            for (Row trace : project.rows(Kind.TRACE).byId()) {
                Row derived =
                        TraceAssembly.assemble(trace.id(), trace.shown(), apart(trace), project.spansOf(trace.id()));
                assertThat(text(trace, Form.SEARCH)).isEqualTo(text(derived, Form.SEARCH));
                assertThat(text(trace, Form.LIST)).isEqualTo(text(derived, Form.LIST));
            }
            for (Row span : project.rows(Kind.SPAN).byId()) {
                Row derived = SpanAssembly.assemble(span.id(), span.shown(), span.member("metadata"));
                assertThat(text(span, Form.SEARCH)).isEqualTo(text(derived, Form.SEARCH));
                assertThat(text(span, Form.LIST)).isEqualTo(text(derived, Form.LIST));
            }
        }
    }

    @Test
    void servesTheSameRowsForTheSameSeed() {
        assertThat(rows(3)).isEqualTo(rows(3)).isNotEqualTo(rows(4));
    }

    @Test
    void filtersAndChangesGeneratedRows() {
        try (OpikEmulator emulator =
                OpikEmulator.start(EmulatorOptions.defaults().generate(TRACES, 1))) {
            Api api = new Api(emulator.baseUrl());
            String list = "/v1/private/traces?project_name=generated&size=1&filters=";
            String failed = "[{\"field\":\"error_info\",\"operator\":\"is_not_empty\",\"value\":\"\"}]";
            int before = api.getJson(list + Api.encode(failed)).get("total").intValue();
            JsonNode newest = api.getJson(list).get("content").get(0);
            api.send(
                    "PATCH",
                    "/v1/private/traces/" + newest.get("id").textValue(),
                    "{\"error_info\":{\"exception_type\":\"E\"}}");

            assertThat(before).isBetween(TRACES / 40, TRACES / 10);
            assertThat(api.getJson(list + Api.encode(failed)).get("total").intValue())
                    .isEqualTo(before + 1);
            assertThat(api.getJson("/v1/private/traces/threads?project_name=generated")
                            .get("total")
                            .intValue())
                    .isBetween(TRACES / 10, TRACES / 5);
        }
    }

    private static List<String> rows(long seed) {
        try (OpikEmulator emulator =
                OpikEmulator.start(EmulatorOptions.defaults().generate(50, seed))) {
            return new Api(emulator.baseUrl())
                    .lines("/v1/private/spans/search", "{\"project_name\":\"generated\",\"limit\":100}");
        }
    }

    private static Map<String, String> apart(Row row) {
        Map<String, String> apart = new HashMap<>();
        apart.put("metadata", String.valueOf(row.member("metadata")));
        return apart;
    }

    private static String text(Row row, Form form) {
        return StandardCharsets.UTF_8.decode(row.bytes(form).buffer()).toString();
    }
}
