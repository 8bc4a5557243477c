package dev.opikexport.filter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "1.0,1",
        "1000.0,1000",
        "10000.0,10000",
        "100000.0,1e+05",
        "1500000.0,1500000",
        "15000000.0,1.5e+07",
        "123456.0,123456",
        "1.1,1.1",
        "0.30000000000000004,0.30000000000000004",
        "0.001,0.001",
        "1.0E-4,1e-04",
        "1.2E-4,0.00012",
        "1.0E-7,1e-07",
        "1.0E100,1e+100",
        "1.0E21,1e+21",
        "1.2345678901234568E20,123456789012345683968",
        "-0.0,-0",
        "0.0,0",
        "-2.5,-2.5",
        "2.0E-3,0.002",
        "5.6843418860808015E-14,5.684341886080802e-14",
        "4.9E-324,5e-324",
        "1.7976931348623157E308,1.7976931348623157e+308",
        "9007199254740993.0,9007199254740992",
        "1E999,inf",
        "-1E999,-inf",
        "12345678901234567890,12345678901234567890",
        "-17,-17"
    })
    void printsJsonNumbers(String json, String printed) {
        assertThat(Numbers.print(json)).isEqualTo(printed);
    }

    @Test
    void printsNoNumberToo() {
        assertThat(Numbers.print(Double.NaN)).isEqualTo("nan");
    }

    @Test
    void printsWhatReadsBackAndIsNoLongerThanJavasForm() {
        Random random = new Random(4);
        for (int i = 0; i < 50_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String printed = Numbers.print(value);
                assertThat(Double.parseDouble(printed)).as(printed).isEqualTo(value);
                assertThat(printed.length())
                        .isLessThanOrEqualTo(Double.toString(value).length() + 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5,5",
        "-5,-5",
        "+5,5",
        "007,7",
        "1.,1",
        ".5,0.5",
        "-.5,-0.5",
        "12.50,12.5",
        "1e3,1000",
        "1E+3,1000",
        "1e-3,0.001",
        "1e+,1",
        "0.05,0.05",
        "12345678901234567890123,1.2345678901234567e22",
        "0.12345678901234567890123,0.12345678901234568",
        "1e-400,0",
        "1e400,Infinity",
        "inf,Infinity",
        "-Infinity,-Infinity",
        "+INF,Infinity",
        "nan,NaN",
        ".,0",
        "1e00009,1"
    })
    void readsDoubles(String text, double value) {
        assertThat(DoubleReader.read(text)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({
        "''", "-", "+", "' 5'", "'5 '", "abc", "5a", "1e", "0x10", "1.2.3", "--5", "infx", "５", "1e5.0", "'1e5 '"
    })
    void readsNothingElse(String text) {
        assertThat(DoubleReader.read(text)).isEmpty();
    }

    @Test
    void multipliesTheExponentLast() {
        assertThat(DoubleReader.read("7e-1").orElseThrow()).isGreaterThan(0.7);
        assertThat(DoubleReader.read("0.7")).hasValue(0.7);
    }

    @Test
    void isCloseToWhatJavaReads() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextDouble() * Math.pow(10, random.nextInt(20) - 10);
            OptionalDouble read = DoubleReader.read(Numbers.print(value));
            assertThat(Math.abs(read.orElseThrow() - value)).isLessThanOrEqualTo(2 * Math.ulp(value));
        }
    }
}
