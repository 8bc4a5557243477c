package dev.opikexport.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0,0 ms",
        "0.0123456,0.0123 ms",
        "840,840 ms",
        "1239,1.24 s",
        "59900,59.9 s",
        "200000,3 min 20 s",
        "7500000,2 h 5 min",
        "-2000,-2 s",
        "59960,1 min 0 s"
    })
    void durations(double millis, String expected) {
        assertThat(Figures.duration(millis)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,$0.00", "0.00123456,$0.00123", "1234.5,'$1,234.50'", "0.5,$0.50"})
    void money(BigDecimal dollars, String expected) {
        assertThat(Figures.money(dollars)).isEqualTo(expected);
    }
}
