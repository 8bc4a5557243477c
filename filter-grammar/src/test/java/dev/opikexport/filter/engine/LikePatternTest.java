package dev.opikexport.filter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

    @ParameterizedTest
    @CsvSource({
        "abc,abc,true",
        "abc,aBc,false",
        "%b%,abc,true",
        "%%,'',true",
        "'','',true",
        "'',a,false",
        "_,'',false",
        "a%,a,true",
        "%a%b%c,axbxxc,true",
        "%a%b%c,axbxxcx,false",
        "a\\%c,a%c,true",
        "a\\%c,abc,false",
        "a\\_c,a_c,true",
        "a\\\\c,a\\c,true",
        "a\\c,a\\c,true",
        "a\\,a\\,true",
        "%\\%,a%,true",
        "%\\%,a%b,false",
        "😀_,😀😀,true",
        "%😀%,x😀,true",
    })
    void matchesWholeTexts(String pattern, String text, boolean matches) {
        assertThat(LikePattern.of(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void foldsBothSides() {
        assertThat(LikePattern.folding("%ÄB%").matches("xäbx")).isTrue();
        assertThat(LikePattern.folding("äB_").matches("ÄbЖ")).isTrue();
        assertThat(LikePattern.of("%ÄB%").matches("xäbx")).isFalse();
    }

    @Test
    void escapesWhatWouldBeAWildcard() {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            String text = RandomTexts.text(random, 5);
            String other = RandomTexts.text(random, 5);
            assertThat(LikePattern.of(LikePattern.escape(text)).matches(other)).isEqualTo(text.equals(other));
            assertThat(LikePattern.of("%" + LikePattern.escape(text) + "%").matches(other))
                    .isEqualTo(other.contains(text));
        }
    }

    @Test
    void agreesWithRegularExpressions() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            String pattern = letters(random, "ab%_\\", 6);
            String text = letters(random, "ab%_\\", 8);
            assertThat(LikePattern.of(pattern).matches(text))
                    .as("%s like %s", text, pattern)
                    .isEqualTo(regex(pattern).matcher(text).matches());
        }
    }

    @Test
    void takesNoExponentialTime() {
        String text = "a".repeat(20_000);
        assertThat(LikePattern.of("%a".repeat(30) + "%b%").matches(text)).isFalse();
    }

    private static String letters(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escape = c == '\\' && i + 1 < pattern.length() && "%_\\".indexOf(pattern.charAt(i + 1)) >= 0;
            if (escape) {
                i++;
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
