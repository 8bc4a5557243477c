package dev.opikexport.filter.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.problem.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private static final Map<String, List<String>> KEYS =
            Map.of("metadata", List.of("model", "odd key"), "feedback_scores", List.of("accuracy"));

    /** The bar is the place. */
    private static Completions at(String text) {
        return Completions.at(Entity.TRACES, text.replace("|", ""), text.indexOf('|'), KEYS);
    }

    private static List<String> texts(String text) {
        return at(text).items().stream().map(Completion::text).toList();
    }

    @Test
    void offersColumns() {
        assertThat(texts("|"))
                .contains("id", "name", "metadata", "usage.total_tokens", "NOT")
                .doesNotContain("AND", "=");
        assertThat(texts("na|")).containsExactly("name");
        assertThat(texts("NA|")).containsExactly("name");
        assertThat(texts("name = \"a\" AND (|")).contains("tags", "NOT");
        assertThat(texts("name = \"a\" OR NOT sta|")).containsExactly("start_time");
        assertThat(texts("usage.|"))
                .containsExactly("usage.total_tokens", "usage.prompt_tokens", "usage.completion_tokens");
        assertThat(at("name = \"a\" AND usage.to| = 5"))
                .satisfies(found -> assertThat(found.replaced()).isEqualTo(new Span(15, 23)))
                .satisfies(found -> assertThat(found.item("usage.total_tokens"))
                        .map(Completion::detail)
                        .contains("number"));
    }

    @Test
    void offersOperatorsOfTheColumn() {
        assertThat(texts("duration |")).containsExactly("=", "!=", ">", ">=", "<", "<=", "in", "not_in");
        assertThat(texts("name not|")).containsExactly("not_contains", "not_in");
        assertThat(texts("usage.total_tokens >|")).containsExactly(">", ">=");
        assertThat(texts("nonsense |")).isEmpty();
        assertThat(texts("error_info |")).containsExactly("is_empty", "is_not_empty");
    }

    @Test
    void offersKeysThatTheCallerKnows() {
        assertThat(texts("metadata|")).containsExactly("metadata");
        assertThat(texts("metadata.|")).containsExactly(".model", ".\"odd key\"");
        assertThat(texts("metadata.mo|")).containsExactly(".model");
        assertThat(texts("metadata |")).containsExactly(".model", ".\"odd key\"");
        assertThat(texts("metadata.model |")).contains("=", "contains");
        assertThat(texts("input_json.|")).isEmpty();
        assertThat(texts("name.|")).isEmpty();
    }

    @Test
    void offersValues() {
        assertThat(texts("source = |")).contains("\"sdk\"", "\"playground\"");
        assertThat(texts("source = \"s|")).containsExactly("\"sdk\"");
        assertThat(texts("start_time > |")).contains("now", "now - 7d");
        assertThat(texts("metadata.a = |")).containsExactly("true", "false");
        assertThat(texts("name = |")).isEmpty();
        assertThat(texts("visibility_mode in |")).containsExactly("(");
        assertThat(texts("visibility_mode in (|")).containsExactly("\"default\"", "\"hidden\"");
        assertThat(texts("visibility_mode in (\"default\", |")).containsExactly("\"default\"", "\"hidden\"");
    }

    @Test
    void offersWhatJoins() {
        assertThat(texts("name = \"a\" |")).containsExactly("AND", "OR");
        assertThat(texts("name = \"a\" o|")).containsExactly("OR");
        assertThat(texts("tags is_empty |")).containsExactly("AND", "OR");
        assertThat(texts("(name = \"a\") |")).containsExactly("AND", "OR");
        assertThat(texts("tags = |")).isEmpty();
    }

    @Test
    void goesOnBehindMistakes() {
        assertThat(texts("name = = = AND na|")).containsExactly("name");
        assertThat(texts("name = = = |")).isEmpty();
        assertThat(Completions.at(Entity.SPANS, "😀 AND mod", 10).items())
                .extracting(Completion::text)
                .containsExactly("model");
    }
}
