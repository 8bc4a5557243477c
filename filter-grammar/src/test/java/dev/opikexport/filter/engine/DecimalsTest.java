package dev.opikexport.filter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "1.5,1.5",
        "1e2,100",
        "0.1234567899,0.123456789",
        "-0.1234567899,-0.123456789",
        "999999999.9999999999,999999999.999999999",
        "1e-10,0",
        "1e-2000000000,0",
        "0e2000000000,0",
        "0.000,0"
    })
    void cutsDigits(String number, BigDecimal cut) {
        assertThat(Decimals.parse(number, 18, 9).orElseThrow()).isEqualByComparingTo(cut);
    }

    @ParameterizedTest
    @CsvSource({"1000000000", "-1e9", "1e2000000000", "１"})
    void failsOnWhatIsTooLarge(String number) {
        assertThat(Decimals.parse(number, 18, 9)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "-0", "7", "-7", "99999999999999999999"})
    void readsIntegers(String number) {
        assertThat(Decimals.parseInteger(number, true)).hasValue(new BigInteger(number));
    }

    @ParameterizedTest
    @CsvSource({"''", "-", "00", "07", "-07", "1.0", ".5", "+1", "１", "1e3"})
    void readsNothingElse(String number) {
        assertThat(Decimals.parseInteger(number, true)).isEmpty();
    }

    @Test
    void takesNoMinusWithoutASign() {
        assertThat(Decimals.parseInteger("-1", false)).isEmpty();
        assertThat(Decimals.parseInteger("1", false)).hasValue(BigInteger.ONE);
    }
}
