package dev.opikexport.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

    @ParameterizedTest
    @CsvSource({
        "chat,4",
        "ПРИВЕТ,6",
        "日本語,6",
        "한글,4",
        "é,1",
        "e\u0301,1",
        "🚀,2",
        "👩‍👩‍👧‍👦,2",
        "👍🏽,2",
        "❤️,2",
        "🇩🇪,2",
        "…,1",
    })
    void aCharacterTakesTheCellsThatATerminalGivesIt(String text, int cells) {
        assertThat(DisplayText.width(text)).isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({
        "chat,4,chat",
        "chats,4,cha…",
        "日本語,6,日本語",
        "日本語,5,日本…",
        "日本語,4,日…",
        "a👩‍👩‍👧‍👦b,3,a…",
        "a👩‍👩‍👧‍👦bc,4,a👩‍👩‍👧‍👦…",
        "chat,1,…",
        "chat,0,''"
    })
    void whatDoesNotFitIsCutBetweenCharacters(String text, int cells, String expected) {
        assertThat(DisplayText.cut(text, cells)).isEqualTo(expected);
        assertThat(DisplayText.width(DisplayText.cut(text, cells))).isLessThanOrEqualTo(cells);
    }

    @Test
    void aLineCannotMoveTheCursorOrChangeColours() {
        assertThat(DisplayText.line("a\n\tb \u001b[31mred\u0007\u009b2J\u202eend "))
                .isEqualTo("a b [31mred 2J end");
    }
}
