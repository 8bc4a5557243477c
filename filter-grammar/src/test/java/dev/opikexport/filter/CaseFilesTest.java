package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.problem.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases that other implementations can run too: {@code entity: filter => expected}. */
class CaseFilesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private record Case(Entity entity, String text, String expected) {

        static Case of(String line) {
            int arrow = line.lastIndexOf(" => ");
            int colon = line.indexOf(": ");
            return new Case(
                    Entity.of(line.substring(0, colon)).orElseThrow(),
                    line.substring(colon + 2, Math.max(arrow, colon + 2)),
                    line.substring(arrow + 4));
        }

        Filter parse() {
            return OqlParser.parse(entity, text, ParseOptions.DEFAULT.withClock(CLOCK));
        }
    }

    private static Stream<Case> cases(String file) {
        return Resources.lines("/dev/opikexport/filter/cases/" + file).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Case::of);
    }

    static Stream<Case> valid() {
        return cases("valid.txt");
    }

    static Stream<Case> invalid() {
        return cases("invalid.txt");
    }

    static Stream<Case> planned() {
        return cases("planned.txt");
    }

    @ParameterizedTest
    @MethodSource
    void valid(Case example) {
        Filter filter = example.parse();
        assertThat(FilterPrinter.print(filter)).isEqualTo(example.expected());
        assertThat(OqlParser.parse(example.entity(), example.expected())).isEqualTo(filter);
    }

    @ParameterizedTest
    @MethodSource
    void invalid(Case example) {
        assertThat(problems(example)).isEqualTo(example.expected());
    }

    @ParameterizedTest
    @MethodSource
    void planned(Case example) {
        assertThat(plan(example)).isEqualTo(example.expected());
    }

    /** Each problem as its code and its range in characters. */
    private static String problems(Case example) {
        try {
            return "accepted: " + FilterPrinter.print(example.parse());
        } catch (InvalidFilterException e) {
            return e.problems().stream()
                    .map(problem -> {
                        Span span = problem.span().inCodePoints(example.text());
                        return problem.code() + " " + span.start() + "-" + span.end();
                    })
                    .collect(Collectors.joining(", "));
        }
    }

    /** The queries as JSON, and the residual. */
    private static String plan(Case example) {
        FilterPlan plan;
        try {
            plan = FilterPlan.of(example.parse());
        } catch (InvalidFilterException e) {
            return e.problems().get(0).code().id();
        }
        List<String> queries = plan.queries().stream()
                .map(query -> RestFilter.toJson(query.filters()))
                .toList();
        return "[" + String.join(",", queries) + "]"
                + plan.residual()
                        .map(rest -> " residual " + FilterPrinter.print(rest))
                        .orElse("");
    }
}
