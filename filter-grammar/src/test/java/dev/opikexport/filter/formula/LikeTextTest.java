package dev.opikexport.filter.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a\\'b | a\\\\_b",
                "a\\\\'b | a\\\\_b",
                "\\'\\' | \\\\_\\\\_",
                "\\%'\\_' | \\%'\\_'",
                "it's | it's",
                "a\\b\\'c | a\\\\b\\\\_c",
                "\\'a\\ | \\\\_a\\",
                "\\\\ | \\\\",
            })
    void weakensQuotesBehindBackslashes(String pattern, String weaker) {
        assertThat(LikeText.withoutBrokenQuotes(pattern)).isEqualTo(weaker).doesNotContain("\\'");
    }

    @ParameterizedTest
    @CsvSource({"a, false", "a%, true", "_a, true", "\\%, false", "\\\\%, true", "\\, false", "'', false"})
    void knowsWildcards(String pattern, boolean wildcard) {
        assertThat(LikeText.hasWildcard(pattern)).isEqualTo(wildcard);
    }
}
