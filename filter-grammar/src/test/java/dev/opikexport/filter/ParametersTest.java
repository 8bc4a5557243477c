package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.opikexport.filter.catalog.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final ParseOptions OPTIONS = ParseOptions.DEFAULT.withParameters(Map.of(
            "text", "50% \"off\"",
            "number", 5,
            "time", Instant.parse("2026-01-31T10:00:00Z"),
            "duration", Duration.ofSeconds(2),
            "texts", List.of("a", "b"),
            "none", List.of()));

    private static String canonical(String text) {
        return FilterPrinter.print(OqlParser.parse(Entity.TRACES, text, OPTIONS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name = :text | name = \"50% \"\"off\"\"\"",
                "name contains :text | name contains \"50\\% \"\"off\"\"\"",
                "tags not_contains :text | tags not_contains \"50\\% \"\"off\"\"\"",
                "duration > :number | duration > 5",
                "name = :number | name = \"5\"",
                "duration > :duration | duration > 2000",
                "start_time > :time | start_time > \"2026-01-31T10:00:00Z\"",
                "name in :texts | name in (\"a\", \"b\")",
                "name in (:text, \"c\") | name in (\"50% \"\"off\"\"\", \"c\")",
            })
    void standForTheirValues(String text, String canonical) {
        assertThat(canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name = :nothing | OQL-309: No value is given for the parameter `:nothing`.",
                "name = :texts | OQL-309: The parameter has many values; `=` takes one.",
                "name = :time | OQL-309: The value `2026-01-31T10:00:00Z` (Instant) is not text.",
                "duration > :text | OQL-309: The value `50% \"off\"` (String) is not a number or a duration.",
                "llm_span_count > :duration | OQL-309: The value `PT2S` (Duration) is not a number.",
                "start_time > :number | OQL-309: The value `5` (Integer) is not a point in time.",
                "name in :none | OQL-301: The list is empty.",
                "name in :text | OQL-302: `in` takes a list in parentheses.",
            })
    void areCheckedLikeOtherValues(String text, String message) {
        assertThat(catchThrowableOfType(InvalidFilterException.class, () -> canonical(text)))
                .hasMessageStartingWith(message);
    }
}
