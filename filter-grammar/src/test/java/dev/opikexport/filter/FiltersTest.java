package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FiltersTest {

    private final Filters traces = Filters.traces();

    private static void assertPrints(Filter filter, String text) {
        assertThat(FilterPrinter.print(filter)).isEqualTo(text);
    }

    private static void assertRefused(Executable build, String message) {
        assertThatIllegalArgumentException().isThrownBy(build::execute).withMessageContaining(message);
    }

    @Test
    void buildsWhatTheTextMeans() {
        Filter built = traces.field("name")
                .contains("x")
                .and(traces.field("feedback_scores", "Answer Relevance").atLeast(0.8))
                .and(traces.field("metadata", "a", 0, "odd key")
                        .is(true)
                        .or(traces.field("tags").isEmpty()));
        String text = "name contains \"x\" AND feedback_scores.\"Answer Relevance\" >= 0.8"
                + " AND (metadata.a[0].\"odd key\" = \"true\" OR tags is_empty)";
        assertPrints(built, text);
        assertThat(OqlParser.parse(Entity.TRACES, text)).isEqualTo(built);
    }

    @Test
    void hasEveryOperator() {
        assertPrints(traces.field("name").is("x"), "name = \"x\"");
        assertPrints(traces.field("name").isNot("x"), "name != \"x\"");
        assertPrints(traces.field("name").greaterThan("x"), "name > \"x\"");
        assertPrints(traces.field("name").lessThan("x"), "name < \"x\"");
        assertPrints(traces.field("duration").atMost(5), "duration <= 5");
        assertPrints(traces.field("name").notContains("x"), "name not_contains \"x\"");
        assertPrints(traces.field("name").startsWith("x"), "name starts_with \"x\"");
        assertPrints(traces.field("name").endsWith("x"), "name ends_with \"x\"");
        assertPrints(traces.field("tags").isNotEmpty(), "tags is_not_empty");
        assertPrints(Filters.spans().field("type").in(List.of("llm", "tool")), "type in (\"llm\", \"tool\")");
        assertPrints(Filters.threads().field("id").notIn(List.of("a")), "id not_in (\"a\")");
        assertPrints(traces.field("tags").isEmpty().not(), "NOT tags is_empty");
    }

    @Test
    void valuesAreDataAndNoPatterns() {
        assertPrints(traces.field("name").contains("50%_\\"), "name contains \"50\\%\\_\\\\\"");
        assertPrints(traces.field("name").is("50%_\\"), "name = \"50%_\\\"");
    }

    @Test
    void takesTheTypesThatFitAColumn() {
        UUID id = new UUID(1, 2);
        Instant time = Instant.parse("2026-01-31T10:00:00Z");
        assertPrints(traces.field("id").is(id), "id = \"" + id + "\"");
        assertPrints(traces.field("name").is('c'), "name = \"c\"");
        assertPrints(traces.field("name").is(new BigDecimal("1e3")), "name = \"1000\"");
        assertPrints(traces.field("duration").is(Duration.ofMillis(1500)), "duration = 1500");
        assertPrints(traces.field("duration").is(Duration.ofNanos(-1)), "duration = -0.000001");
        assertPrints(traces.field("usage.total_tokens").is(BigInteger.TEN), "usage.total_tokens = 10");
        assertPrints(traces.field("total_estimated_cost").is(0.25), "total_estimated_cost = 0.25");
        assertPrints(traces.field("start_time").is(time), "start_time = \"2026-01-31T10:00:00Z\"");
        assertPrints(
                traces.field("start_time").is(time.atOffset(ZoneOffset.ofHours(2))),
                "start_time = \"2026-01-31T10:00:00Z\"");
        assertPrints(
                traces.field("start_time").is(time.atZone(ZoneOffset.UTC)), "start_time = \"2026-01-31T10:00:00Z\"");
    }

    @Test
    void refusesWhatTheServerWould() {
        assertRefused(() -> traces.field("nam"), "no column `nam`");
        assertRefused(() -> traces.field("name", "x"), "nothing inside");
        assertRefused(() -> traces.field("metadata"), "needs a key");
        assertRefused(() -> traces.field("metadata", 1.5), "names and places");
        assertRefused(() -> traces.field("metadata", -1), "counted from 0");
        assertRefused(() -> traces.field("metadata", ""), "at least one character");
        assertRefused(() -> traces.field("metadata", "a\\'b"), "backslash before a quote");
        assertRefused(() -> traces.field("feedback_scores", "a", "b"), "one name");
        assertRefused(() -> traces.field("feedback_scores", 1), "one name");
        assertRefused(() -> traces.field("feedback_scores", " "), "blank");
        assertRefused(() -> traces.field("feedback_scores", "a\\'b"), "backslash before a quote");
        assertRefused(() -> traces.field("name").atLeast("x"), "no operator >=");
        assertRefused(() -> traces.field("tags").compare(Operator.IS_EMPTY, "x"), "takes no value");
        assertRefused(() -> traces.field("name").compare(Operator.EQUAL), "takes one value");
        assertRefused(() -> traces.field("name").in(List.of()), "list is empty");
        assertRefused(() -> traces.field("name").is(List.of("x")), "is not text");
        assertRefused(() -> traces.field("name").is(Double.NaN), "is not text");
        assertRefused(() -> traces.field("duration").is("fast"), "is not a number or a duration");
        assertRefused(() -> traces.field("duration").is(Double.POSITIVE_INFINITY), "is not a number");
        assertRefused(() -> traces.field("usage.total_tokens").is(Duration.ZERO), "is not a number");
        assertRefused(() -> traces.field("start_time").is("2026-01-31"), "is not a point in time");
        assertRefused(() -> traces.field("start_time").is(Instant.MAX), "2262-04-11");
        assertRefused(() -> traces.field("tags").is(" "), "Use is_empty");
        assertRefused(() -> traces.field("name").is("\ud800"), "not valid Unicode");
    }

    @Test
    void treesHoldTogether() {
        Filter one = traces.field("name").is("x");
        assertThat(Filter.everything().and(one)).isEqualTo(one);
        assertThat(one.and(Filter.everything())).isEqualTo(one);
        assertThat(one.or(one).or(one)).isEqualTo(new Filter.Or(List.of(one, one, one)));
        assertRefused(() -> one.or(Filter.everything()), "matches everything");
        assertRefused(() -> Filter.everything().not(), "matches everything");
        Filter ofSpans = Filters.spans().field("name").is("x");
        assertRefused(() -> one.and(ofSpans), "traces, spans or threads");
        assertRefused(() -> one.not().or(ofSpans), "traces, spans or threads");
        assertRefused(() -> one.and(one).or(ofSpans.and(ofSpans)), "traces, spans or threads");
        assertThat(one.and(one).not().entity()).contains(Entity.TRACES);
        assertThat(Filter.everything().entity()).isEmpty();
        assertRefused(() -> new Filter.Or(List.of(one)), "two or more");
        assertRefused(() -> new Filter.And(List.of(one)), "two or more");
        assertRefused(() -> ((Filter.Comparison) traces.field("tags").isEmpty()).value(), "no single value");
        assertRefused(() -> ((Filter.Comparison) traces.field("name").in(List.of("a"))).value(), "no single value");
    }

    @Test
    void comparisonsFitTheirColumn() {
        Filter.Comparison name = (Filter.Comparison) traces.field("name").is("x");
        List<Literal> number = List.of(new Literal.Decimal(BigDecimal.ONE));
        Filters.Column score = traces.field("feedback_scores", "a");
        assertRefused(() -> new Filter.Comparison(name.field(), null, Operator.IS_EMPTY, List.of()), "no operator");
        assertRefused(
                () -> new Filter.Comparison(name.field(), new Key.Name("a"), Operator.EQUAL, name.values()),
                "kind of key");
        assertRefused(() -> new Filter.Comparison(name.field(), null, Operator.EQUAL, List.of()), "0 values");
        assertRefused(() -> new Filter.Comparison(name.field(), null, Operator.EQUAL, number), "kind of value");
        assertRefused(() -> new Filter.Comparison(score.field(), null, Operator.EQUAL, number), "kind of key");
        List<Literal> two = List.of(name.value(), name.value());
        assertRefused(() -> new Filter.Comparison(name.field(), null, Operator.EQUAL, two), "2 values");
    }

    @Test
    void keysHoldTogether() {
        assertRefused(() -> new Key.Step.Elements(List.of()), "counted from 0");
        assertRefused(() -> new Key.Step.Slice(-1, 0), "counted from 0");
        assertRefused(() -> new Key.Step.Slice(0, -1), "counted from 0");
        assertRefused(() -> new Key.Name(" "), "not blank");
    }
}
