package dev.opikexport.core.window.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.RowQuery;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the 240 golden traces. */
class SpanlessTracesTest {

    private static final RestFilter ALL = RestFilter.of("usage.total_tokens", Operator.GREATER_THAN_EQUAL, "0");
    private static final RestFilter SOME = RestFilter.of("name", Operator.CONTAINS, "a");

    @RegisterExtension
    private static final OpikEmulatorExtension OPIK = new OpikEmulatorExtension();

    private OpikClient client;

    @BeforeEach
    void open() throws IOException {
        client = OpikClient.open(Connection.to(OPIK.emulator().baseUrl().toString()));
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** One by one, in pages of which the last one is full, and in a single page. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 80, 120, 239, 240, 241, 20_000})
    void theyAreWhatATotalHasMoreThanTheList(int size) throws IOException {
        for (List<RestFilter> filters : List.of(List.of(ALL), List.of(ALL, SOME))) {
            RowQuery query = golden(filters);
            long more = client.count(query, Patience.DEFAULT) - listed(query).size();

            assertThat(more).isGreaterThan(1);
            assertThat(countedIn(query, KeyRange.ALL, size)).as("%s", filters).isEqualTo(more);
        }
    }

    @Test
    void theyAreCountedInTheRangeOnly() throws IOException {
        List<Row> traces = listed(golden(List.of()));
        KeyRange range = new KeyRange(
                traces.get(150).key().toString(), traces.get(50).key().toString());
        RowQuery inside = Bounds.ID_ONLY.apply(golden(List.of(ALL)), range);
        long more = client.count(inside, Patience.DEFAULT) - listed(inside).size();

        assertThat(more).isPositive();
        assertThat(countedIn(golden(List.of(ALL)), range, 7)).isEqualTo(more);
    }

    @Test
    void whereZeroDoesNotMatchAllSumsNoTotalHasThem() throws IOException {
        RestFilter any = RestFilter.of("total_estimated_cost", Operator.GREATER_THAN, "0");
        for (List<RestFilter> filters : List.of(List.of(any), List.of(ALL, any), List.of(SOME))) {
            assertThat(countedIn(golden(filters), KeyRange.ALL, 100))
                    .as("%s", filters)
                    .isZero();
        }
    }

    private long countedIn(RowQuery query, KeyRange range, int size) throws IOException {
        return new SpanlessTraces(client, Bounds.ID_ONLY, size).countedIn(query, range, Patience.DEFAULT);
    }

    private List<Row> listed(RowQuery query) throws IOException {
        return client.list(query, 1000, Patience.DEFAULT).rows();
    }

    private static RowQuery golden(List<RestFilter> filters) {
        return RowQuery.of(Entity.TRACES, ProjectRef.named("golden")).withFilters(filters);
    }
}
