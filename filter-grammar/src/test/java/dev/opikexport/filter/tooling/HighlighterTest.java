package dev.opikexport.filter.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlighterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name = \"x\" | COLUMN:name OPERATOR:= TEXT:\"x\"",
                "NOT metadata.a[0] > -5 | KEYWORD:NOT COLUMN:metadata KEY:.a KEY:[ KEY:0 KEY:] OPERATOR:> NUMBER:- NUMBER:5",
                "start_time >= now - 7d | COLUMN:start_time OPERATOR:>= TIME:now NUMBER:- NUMBER:7d",
                "start_time = 2026-01-31 | COLUMN:start_time OPERATOR:= TIME:2026-01-31",
                "id in (:a, :b) | COLUMN:id OPERATOR:in PUNCTUATION:( PARAMETER::a PUNCTUATION:, PARAMETER::b PUNCTUATION:)",
                "a = 'b' and c = \"d | COLUMN:a OPERATOR:= TEXT:'b' KEYWORD:and COLUMN:c OPERATOR:= ERROR:\"d",
                "a == 1 && b = 2 | COLUMN:a ERROR:== NUMBER:1 ERROR:&& COLUMN:b OPERATOR:= NUMBER:2",
                "a = 1 ; b AND c = 2 | COLUMN:a OPERATOR:= NUMBER:1 ERROR:; ERROR:b KEYWORD:AND COLUMN:c OPERATOR:= NUMBER:2",
                "(a = 1_0) | PUNCTUATION:( COLUMN:a OPERATOR:= ERROR:1_0 PUNCTUATION:)",
                "a.\"b | COLUMN:a KEY:. ERROR:\"b",
                "😀 or b = .5 | ERROR:😀 KEYWORD:or COLUMN:b OPERATOR:= NUMBER:.5",
            })
    void tellsPartsApart(String text, String expected) {
        assertThat(Highlighter.parts(text).stream()
                        .map(part -> part.tokenClass() + ":"
                                + text.substring(
                                        part.span().start(), part.span().end()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }
}
