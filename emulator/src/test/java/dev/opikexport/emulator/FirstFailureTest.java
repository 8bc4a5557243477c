package dev.opikexport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several things that are wrong with a request, the first one is told: parameters, project, times, filters, sorting, exclude. */
class FirstFailureTest {

    /** A filter on which the database fails. */
    private static final String FAILING = "[{\"field\":\"usage.total_tokens\",\"operator\":\">\",\"value\":\"5.5\"}]";

    /** A filter that is refused. */
    private static final String WRONG = "[{\"field\":\"name\",\"operator\":\"is_empty\",\"value\":\"\"}]";

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    private final Api api = new Api(OPIK.emulator().baseUrl());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "traces?project_name=nope&filters={failing} | 404 | Project name: nope not found",
                "traces?project_name=golden&from_time=6&to_time=5&filters={failing} | 400 | from_time",
                "traces?project_name=golden&filters={failing} | 500 | ''",
                "traces?page=0&project_id=abc | 404 | ''",
                "traces?page=0&size=abc | 404 | ''",
                "spans?page=0&trace_id=abc | 404 | ''",
                "spans?type=bogus&page=0 | 400 | SpanType",
                "traces?project_id=abc&exclude=[\"x\"] | 404 | ''",
                "traces?filters={wrong} | 400 | Either 'project_name'",
                "traces?from_time=6&to_time=5 | 400 | Either 'project_name'",
                "traces?project_name=golden&from_time=6&to_time=5&filters={wrong} | 400 | from_time",
                "traces?project_name=golden&filters={wrong}&sorting=x | 400 | Invalid operator",
                "traces?project_name=golden&sorting=x&exclude=[\"x\"] | 400 | sorting",
                "traces?project_name=golden&filters=%20%20 | 200 | ''",
                "traces?project_name=golden&sorting=%20 | 200 | ''",
                "traces?project_name=golden&from_time=2026-10-10T00:00Z | 400 | Invalid instant",
                "traces?project_name=golden&from_time=2026-10-10T24:00:00Z | 200 | ''",
                "traces?project_name=golden&from_time=2026-10-10T00:00:00%2B02:00 | 200 | ''",
                "traces/stats?project_name=nope&filters={failing} | 404 | nope"
            })
    void isTold(String request, int status, String words) {
        String path = "/v1/private/"
                + request.replace("{failing}", Api.encode(FAILING))
                        .replace("{wrong}", Api.encode(WRONG))
                        .replace("[\"x\"]", Api.encode("[\"x\"]"));

        HttpResponse<String> answer = api.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void aSearchOfAProjectThatIsNotThereIsNotEmpty() {
        String filters = "\"filters\":" + FAILING;

        assertThat(search("{\"project_name\":\"nope\"," + filters + "}")).isEqualTo(404);
        assertThat(search("{" + filters + "}")).isEqualTo(400);
        assertThat(search("{\"project_name\":\"golden\"," + filters + "}")).isEqualTo(200);
    }

    private int search(String body) {
        return api.post("/v1/private/traces/search", body).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "input, 200",
        "input.a.b, 200",
        "input[1], 200",
        "input[0].x, 200",
        "input.a[0][1], 200",
        "input[0][1], 400",
        "input[, 400",
        "input[*], 400",
        "input[last], 400",
        "inputs, 400"
    })
    void keysOfCustomFiltersHaveOneIndexBehindTheRoot(String key, int status) {
        String filter = "[{\"field\":\"custom\",\"key\":\"" + key + "\",\"operator\":\"contains\",\"value\":\"a\"}]";

        HttpResponse<String> answer = api.get("/v1/private/traces?project_name=golden&filters=" + Api.encode(filter));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void blanksAroundASearchAreNone() {
        assertThat(total("+chat+")).isEqualTo(total("chat")).isPositive();
    }

    private long total(String search) {
        return api.getJson("/v1/private/traces?project_name=golden&search=" + search)
                .path("total")
                .asLong();
    }
}
