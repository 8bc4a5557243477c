package dev.opikexport.benchmarks;

import dev.opikexport.core.row.RowPage;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows a second (2.8 kB each) that are found and checked in an answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScanBenchmark {

    private static final int ROWS = 2000;

    private final byte[] page = new Answers(1).traces(ROWS);
    private final RowScanner scanner = new RowScanner(Entity.TRACES);

    /** One answer. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public RowPage scan() throws IOException {
        return scanner.page(page, page.length);
    }
}
