package dev.opikexport.filter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @Test
    void readsWhatInstantReads() {
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            long seconds = random.nextInt() * 2L;
            long unit = (long) Math.pow(10, random.nextInt(10));
            Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / unit * unit);
            assertThat(Times.nanos("\"" + instant + "\""))
                    .as(instant.toString())
                    .isEqualTo(instant.getEpochSecond() * 1_000_000_000 + instant.getNano());
        }
    }

    @Test
    void readsOtherShapesToo() {
        assertThat(Times.nanos("\"1970-01-01T02:00:00+02:00\"")).isZero();
        assertThat(Times.nanos("\"1970-01-01T00:00:00.1Z\"")).isEqualTo(100_000_000);
        assertThat(Times.nanos("null")).isEqualTo(Times.ABSENT);
        assertThat(Times.nanos(null)).isEqualTo(Times.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "\"\"",
                "\"2026-01-01\"",
                "\"2026-13-01T00:00:00Z\"",
                "\"2026-01-01 00:00:00Z\"",
                "\"2026-01-01T00:00:00.Zx\"",
                "\"2026-01-01T0000:00Z\"",
                "\"2026-01-01T00:00:00\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"+12345-12-31T23:59:59Z\""
            })
    void refusesWhatIsNoTimeOfARow(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> Times.nanos(json)).withMessageContaining(json);
    }

    @Test
    void lastsFromMicrosecondToMicrosecond() {
        String start = "\"2026-01-01T00:00:00.000001999Z\"";
        assertThat(Times.duration(start, "\"2026-01-01T00:00:00.000003001Z\"")).isEqualTo(0.002);
        assertThat(Times.duration(start, "\"2026-01-01T00:00:00Z\"")).isEqualTo(-0.001);
        assertThat(Times.duration(start, null)).isZero();
        assertThat(Times.duration(null, start)).isZero();
        assertThat(Times.duration("\"1969-12-31T23:59:59.999999500Z\"", "\"1970-01-01T00:00:00Z\""))
                .isEqualTo(0.001);
    }
}
