package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import dev.opikexport.filter.problem.Problem;
import dev.opikexport.filter.problem.ProblemCode;
import dev.opikexport.filter.server.RowJson;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters that are too large answer with one problem, and large ones within the limits with a tree. */
class LimitsTest {

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(InvalidFilterException.class, () -> OqlParser.parse(Entity.TRACES, text))
                .problems();
    }

    @Test
    void aMegabyteIsTooLong() {
        String text = "name = \"a\" AND ".repeat(70_000) + "name = \"a\"";
        assertThat(text.length()).isGreaterThan(1_000_000);
        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LARGE);
            assertThat(problem.message()).contains("limit of 100000");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "NOT (", "name = (", "in ((", "not(not(("})
    void tenThousandLevelsAreTooDeep(String level) {
        assertThat(problems(level.repeat(10_000)))
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.TOO_LARGE);
    }

    @Test
    void aHundredLevelsAreNot() {
        String text = "NOT (".repeat(50) + "name = \"a\"" + ")".repeat(50);
        assertThat(FilterPrinter.print(OqlParser.parse(Entity.TRACES, text))).endsWith("NOT name = \"a\"");
    }

    @Test
    void wideFiltersAreFine() {
        String text =
                IntStream.range(0, 4_000).mapToObj(i -> "name = \"" + i + '"').collect(Collectors.joining(" OR "));
        assertThat(OqlParser.parse(Entity.TRACES, text)).isInstanceOf(Filter.Or.class);
    }

    @Test
    void wideFiltersCanBePlannedAndDecided() {
        String text =
                IntStream.range(0, 5_000).mapToObj(i -> "name = \"" + i + '"').collect(Collectors.joining(" OR "));
        Filter filter = OqlParser.parse(Entity.TRACES, text);
        assertThat(FilterPlan.of(filter).queries())
                .singleElement()
                .satisfies(query -> assertThat(query.filters()).isEmpty());
        assertThat(FilterPredicate.of(filter).test(RowJson.of("{\"name\":\"4999\"}")))
                .isTrue();
        assertThat(FilterPredicate.of(filter.not()).test(RowJson.of("{\"name\":\"4999\"}")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name = \"x and %s",
                "metadata.\"a[0%s]\" = 1",
                "metadata.\"%s\" = 1",
                "duration > %s",
                "name = %s"
            })
    void longPartsAreNoTrouble(String pattern) {
        for (String part : List.of("(", "not ", ",0", "9", "a", "a ", ".a", "\"\"", "[0]", "-", " ")) {
            String text = String.format(pattern, part.repeat(90_000 / part.length()));
            try {
                FilterPlan.of(OqlParser.parse(Entity.TRACES, text));
            } catch (InvalidFilterException e) {
                assertThat(e.problems()).isNotEmpty();
                assertThat(e.getMessage()).hasSizeLessThan(40_000);
            }
        }
    }

    @Test
    void listsHaveALimit() {
        String items = IntStream.range(0, 1_001).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        assertThat(problems("duration in (" + items + ")"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("1001 values", "limit of 1000"));
    }

    @Test
    void otherLimitsCanBeGiven() {
        ParseOptions options = ParseOptions.DEFAULT.withLimits(new ParseOptions.Limits(10, 1, 1));
        assertThat(catchThrowableOfType(
                                InvalidFilterException.class,
                                () -> OqlParser.parse(Entity.TRACES, "name = \"abcdef\"", options))
                        .getMessage())
                .startsWith("OQL-401: The filter has 15 characters, more than the limit of 10.");
    }

    @Test
    void limitsAreAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParseOptions.Limits(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParseOptions.Limits(1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParseOptions.Limits(1, 1, 0));
    }
}
