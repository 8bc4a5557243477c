package dev.opikexport.benchmarks;

import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows a second (2.8 kB each) that a format writes, once they are scanned, to nowhere. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WriterBenchmark {

    private static final int ROWS = 20_000;
    private static final int ROWS_PER_PAGE = 2000;

    /** A format, and options of it: {@code name[,option=value]…}. */
    @Param({
        "jsonl",
        "jsonl,canonical=true",
        "csv",
        "csv,compression=zst",
        "parquet,threads=1",
        "parquet,threads=2",
        "parquet,threads=1,level=1",
        "parquet,threads=2,level=1",
        "parquet,threads=1,compression=none"
    })
    public String format = "";

    private final List<Row> rows = new ArrayList<>();
    private final Schema schema = Schema.of(Entity.TRACES);

    /** Scans the rows. */
    @Setup
    public void scan() throws IOException {
        Answers answers = new Answers(1);
        RowScanner scanner = new RowScanner(Entity.TRACES);
        for (int i = 0; i < ROWS; i += ROWS_PER_PAGE) {
            byte[] page = answers.traces(ROWS_PER_PAGE);
            rows.addAll(scanner.page(page, page.length).rows());
        }
    }

    /** One file. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void write() throws IOException {
        String[] words = format.split(",", -1);
        OutputFormat output = OutputFormats.installed().byName(words[0]);
        FormatOptions options = FormatOptions.none();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            options = options.with(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        try (RowWriter writer = output.open(OutputStream.nullOutputStream(), schema, options)) {
            for (Row row : rows) {
                writer.write(row);
            }
        }
    }
}
