package dev.opikexport.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void quantilesLieBetweenTwoDurationsInProportion() {
        Durations durations = new Durations();
        for (double millis : new double[] {40, 10, 30, 20}) {
            durations.add(millis);
        }

        assertThat(durations.isExact()).isTrue();
        assertThat(durations.quantile(0)).isEqualTo(10);
        assertThat(durations.quantile(0.5)).isEqualTo(25);
        assertThat(durations.quantile(0.75)).isEqualTo(32.5);
        assertThat(durations.quantile(1)).isEqualTo(40);
        durations.add(100);
        assertThat(durations.quantile(0.5)).isEqualTo(30);
        assertThat(durations.max()).isEqualTo(100);
    }

    @Test
    void oneIsEveryQuantile() {
        Durations durations = new Durations();
        durations.add(123.456);

        assertThat(durations.quantile(0.5)).isEqualTo(123.456);
        assertThat(durations.quantile(0.99)).isEqualTo(123.456);
    }

    @Test
    void tooManyAreSaidToBeToOnePercent() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = random.doubles(5_000).map(x -> Math.exp(9 * x)).toArray();
        Durations durations = new Durations(4_999);
        for (int i = 0; i < 4_999; i++) {
            durations.add(values[i]);
        }
        double median = Arrays.stream(values, 0, 4_999).sorted().toArray()[2_499];
        assertThat(durations.isExact()).isTrue();
        assertThat(durations.quantile(0.5)).isEqualTo(median);

        durations.add(values[4_999]);

        assertThat(durations.isExact()).isFalse();
        assertThat(durations.count()).isEqualTo(5_000);
        assertThat(durations.quantile(0.5)).isCloseTo(median, withinPercentage(1.5));
    }
}
