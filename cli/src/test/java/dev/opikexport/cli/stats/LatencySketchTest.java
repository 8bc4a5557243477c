package dev.opikexport.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatencySketchTest {

    @Test
    void quantilesAreExactToOnePercent() {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = random.doubles(20_000).map(x -> Math.exp(12 * x - 3)).toArray();
        LatencySketch sketch = new LatencySketch();
        Arrays.stream(values).forEach(sketch::add);
        Arrays.sort(values);

        for (double share : new double[] {0.01, 0.5, 0.9, 0.95, 0.99, 1}) {
            double exact = values[(int) Math.ceil(share * values.length) - 1];
            assertThat(sketch.quantile(share)).isCloseTo(exact, withinPercentage(1));
        }
        assertThat(sketch.max()).isEqualTo(values[values.length - 1]);
    }

    @Test
    void barsHoldEveryDurationOnce() {
        LatencySketch sketch = new LatencySketch();
        for (double millis : new double[] {-5, 0, 0.0005, 1, 1, 10, 1e9}) {
            sketch.add(millis);
        }

        assertThat(sketch.bars(20)).hasSizeLessThanOrEqualTo(20);
        assertThat(sketch.bars(20).stream().mapToLong(LatencySketch.Bar::count).sum())
                .isEqualTo(7);
        assertThat(sketch.quantile(0.5)).isEqualTo(1);
    }

    @Test
    void oneDurationIsEveryQuantile() {
        LatencySketch sketch = new LatencySketch();
        sketch.add(123.456);

        assertThat(sketch.quantile(0.5)).isEqualTo(123.456);
        assertThat(new LatencySketch().bars(10)).isEmpty();
    }
}
