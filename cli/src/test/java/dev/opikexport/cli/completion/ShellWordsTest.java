package dev.opikexport.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordsTest {

    @Test
    void quotesAndBackslashesAreUnderstood() {
        assertThat(ShellWords.all("a  'b c' \"d\\\"e\\n\" f\\ g ''")).containsExactly("a", "b c", "d\"e\\n", "f g", "");
    }

    @Test
    void theLastWordMayBeOpen() {
        assertThat(ShellWords.of("a 'b c")).isEqualTo(new ShellWords(java.util.List.of("a"), "b c", '\''));
        assertThat(ShellWords.of("a \"b")).extracting(ShellWords::quote).isEqualTo('"');
        assertThat(ShellWords.of("a ")).isEqualTo(new ShellWords(java.util.List.of("a"), "", (char) 0));
    }
}
