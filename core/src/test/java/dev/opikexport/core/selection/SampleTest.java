package dev.opikexport.core.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

    @Test
    void readsNumbersAndShares() {
        assertThat(Sample.parse(" 1000 ")).isEqualTo(new Sample.Count(1000));
        assertThat(Sample.parse("5%")).isEqualTo(new Sample.Share(0.05));
        assertThat(Sample.parse("0.1 %")).isEqualTo(new Sample.Share(0.001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5%", "0.1%", "33.3%", "100%"})
    void writesSharesAsTheyAreRead(String share) {
        assertThat(Sample.parse(share)).hasToString(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "many", "1.5", "10 rows", "5%%"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Sample.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no sample; give a number of rows, such as 1000, or a share, such as 5%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "0%", "101%"})
    void refusesOtherSizes(String text) {
        assertThatThrownBy(() -> Sample.parse(text)).hasMessageMatching("A (sample|share) .*");
    }
}
