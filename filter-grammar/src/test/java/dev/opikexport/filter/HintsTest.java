package dev.opikexport.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.opikexport.filter.catalog.Entity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first problem of a wrong filter says to write instead: nothing that is wrong again. */
class HintsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "none",
            value = {
                "start_time > -7d | Write `now - 7d`.",
                "start_time > 7d | Write `now - 7d`.",
                "name is null | Write `name = \"\"`.",
                "name is not null | Write `name != \"\"`.",
                "name is \"chat\" | Write `=`.",
                "name is not \"chat\" | Write `!=`.",
                "tags is empty | Write `is_empty`.",
                "tags is null | Write `is_empty`.",
                "tags is not null | Write `is_not_empty`.",
                "error_info exists | Write `is_not_empty`.",
                "duration is null | none",
                "duration like 5 | none",
                "name => \"x\" | Use >, or join it with = by OR.",
                "duration between 1 and 2 | Write `duration >= …` AND `duration <= …`.",
                "feedback_scores.a between 0 and 1 | Write `feedback_scores.a >= …` AND `feedback_scores.a <= …`.",
                "name between \"a\" and \"b\" | Write `name > …` AND `name < …`.",
                "tags between \"a\" and \"b\" | none",
                "usage.tokens > 5 | Opik calls this `usage.total_tokens`, `usage.prompt_tokens` or `usage.completion_tokens`.",
                "latency > 5 | Opik calls this `duration`.",
                "name = “chat” | Write `\"`.",
                "!(name = \"a\") | Write NOT.",
                "name == \"a\" | Write `=`.",
                "name contans \"a\" | Did you mean `contains`?",
            })
    void ofTheFirstProblem(String filter, String hint) {
        InvalidFilterException e =
                catchThrowableOfType(InvalidFilterException.class, () -> OqlParser.parse(Entity.TRACES, filter));

        assertThat(e.problems().get(0).hint()).isEqualTo(hint);
    }
}
