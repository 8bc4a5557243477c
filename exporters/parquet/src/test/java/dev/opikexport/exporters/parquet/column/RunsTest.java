package dev.opikexport.exporters.parquet.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final int BIT_WIDTH = 3;

    @Test
    void parquetReadsEachNumberAsOftenAsItCame() throws IOException {
        Random random = new Random(20261129);
        int[] values = new int[500];
        int[] times = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(1 << BIT_WIDTH);
            times[i] = random.nextInt(4) == 0 ? random.nextInt(1000) : 1 + random.nextInt(3);
        }
        // More than a run's number has room for.
        times[250] = 20_000_000;

        Runs runs = new Runs();
        for (int i = 0; i < values.length; i++) {
            if (times[i] == 1) {
                runs.add(values[i]);
            } else {
                runs.add(values[i], times[i]);
            }
        }

        Bytes encoded = new Bytes();
        runs.encode(BIT_WIDTH, encoded);
        RunLengthBitPackingHybridDecoder decoder = new RunLengthBitPackingHybridDecoder(
                BIT_WIDTH, new ByteArrayInputStream(encoded.array(), 0, encoded.end()));
        for (int i = 0; i < values.length; i++) {
            int others = 0;
            for (int k = 0; k < times[i]; k++) {
                others += decoder.readInt() == values[i] ? 0 : 1;
            }
            assertThat(others).as("run %d", i).isZero();
        }
    }
}
