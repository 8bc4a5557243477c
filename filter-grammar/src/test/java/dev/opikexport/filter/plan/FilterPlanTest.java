package dev.opikexport.filter.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.opikexport.filter.InvalidFilterException;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPlanTest {

    private static FilterPlan plan(String text, PlanOptions options) {
        return FilterPlan.of(OqlParser.parse(Entity.TRACES, text), options);
    }

    private static FilterPlan plan(String text) {
        return plan(text, PlanOptions.DEFAULT);
    }

    @Test
    void sumsOverSpansMakeTheTotalUnreliable() {
        assertThat(plan("name = \"a\" OR total_estimated_cost > 1").queries())
                .extracting(PlannedQuery::totalIsReliable)
                .containsExactly(true, false);
        assertThat(FilterPlan.of(OqlParser.parse(Entity.SPANS, "total_estimated_cost > 1"))
                        .queries())
                .extracting(PlannedQuery::totalIsReliable)
                .containsExactly(true);
    }

    @Test
    void asksNoMoreQueriesThanAllowed() {
        FilterPlan plan = plan("tags = \"x\" AND name in (\"a\", \"b\", \"c\")", PlanOptions.DEFAULT.withQueries(2));
        assertThat(plan.explain()).isEqualTo("""
                        1 query to the server:
                          1. tags = "x"
                        Of these rows, those that match here:
                          name in ("a", "b", "c")
                          because it would take more than 2 queries""");
    }

    @Test
    void keepsUrlsShort() {
        String items = IntStream.range(0, 500)
                .mapToObj(i -> "\"environment-" + i + '"')
                .collect(Collectors.joining(", "));
        FilterPlan plan = plan("name = \"a\" AND environment in (" + items + ")", new PlanOptions(8, 2_000));
        assertThat(plan.queries())
                .singleElement()
                .satisfies(query -> assertThat(query.filters())
                        .extracting(RestFilter::field)
                        .containsExactly("name"));
        assertThat(plan.residual()).isPresent();
        assertThat(plan.explain()).contains("because the filters would make the URL longer than servers take");
    }

    /** One byte is a letter of the URL, each byte of other characters three. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc789",
                "a/b c",
                "\u0080\u00e9",
                "\u0436\u0436\u0436",
                "\u07ff",
                "\u0800",
                "\u0e01\u0e02",
                "\u4e2d\u6587",
                "\uffee",
                "\ud83d\ude00\ud83d\ude00"
            })
    void countsTheBytesOfAllScripts(String name) {
        String text = "name = \"" + name + "\"";
        RestFilter filter = RestFilter.of("name", Operator.EQUAL, name);
        int length = URLEncoder.encode(RestFilter.toJson(List.of(filter)), UTF_8)
                .replace("+", "%20")
                .length();

        assertThat(plan(text, new PlanOptions(8, length)).residual()).isEmpty();
        assertThat(plan(text, new PlanOptions(8, length - 1)).residual()).isPresent();
        assertThat(plan(text + " AND output = \"" + name + "\"", new PlanOptions(8, 2 * length))
                        .queries())
                .as("both together")
                .singleElement()
                .satisfies(query -> assertThat(query.filters()).hasSize(1));
    }

    @Test
    void explainsWhatItAsks() {
        assertThat(plan("(name contains \"50%\" OR feedback_scores.a is_empty) AND llm_span_count > 1")
                        .explain())
                .isEqualTo("""
                        2 queries to the server, their rows united by id:
                          1. llm_span_count > "1" AND name contains "50%"
                             the server's total also counts traces without spans
                          2. llm_span_count > "1" AND feedback_scores [a] is_empty
                             the server's total also counts traces without spans
                        Note: in `name contains "50%"` % stands for any text and _ for any character; \\% and \\_ are literal.""");
        assertThat(plan("").explain()).isEqualTo("1 query to the server:\n  1. every row");
        assertThat(plan("visibility_mode = \"x\"").explain()).isEqualTo("""
                        No query: no row can match.
                        Note: in `visibility_mode = "x"` no row has the visibility_mode "x"; there are default, hidden.""");
    }

    @Test
    void notesWhatListsIgnore() {
        assertThat(plan("NOT (environment in (\" a\", \"\", \"b\") OR name contains \"a\\_b\")")
                        .notes())
                .containsExactly(
                        "in `environment in (\" a\", \"\", \"b\")` the server ignores blanks around the items of a list.",
                        "in `environment in (\" a\", \"\", \"b\")` the server ignores empty items; use is_empty.");
    }

    @Test
    void refusesWhatNobodyCanDecide() {
        InvalidFilterException refused = catchThrowableOfType(
                InvalidFilterException.class,
                () -> plan("name = \"a\" AND NOT (tags = \"b\" AND experiment_id = \"e\")"));
        assertThat(refused).hasMessage("""
                        OQL-501: The server cannot be asked for this, and it cannot be decided from the rows: no row shows experiment_id.
                          name = "a" AND NOT (tags = "b" AND experiment_id = "e")
                                                             ^^^^^^^^^^^^^^^^^^^
                          Leave out NOT or OR around it, or write it so that it stands alone beside AND.""");
        assertThat(refused.text()).startsWith("name = ");
    }

    @Test
    void hasLimitsAboveZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanOptions(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanOptions(1, 0));
    }
}
