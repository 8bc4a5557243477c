package dev.opikexport.benchmarks;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.catalog.Operator;
import dev.opikexport.filter.plan.RestFilter;
import dev.opikexport.filter.server.RowJson;
import dev.opikexport.filter.server.ServerQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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

/**
 * Rows a second that a filter decides, over the recorded traces (3.7 kB each).
 *
 * <p>{@code scan} also finds the members of each row in its text, {@code test} has that done.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EvaluationBenchmark {

    private static final int ROWS = 240;

    /** What is asked. */
    public enum Question {
        NAME(RestFilter.of("name", Operator.EQUAL, "chat")),
        INPUT(RestFilter.of("input", Operator.CONTAINS, "capital of")),
        WILDCARDS(RestFilter.of("input", Operator.CONTAINS, "capital%of_")),
        METADATA(new RestFilter("metadata", Operator.GREATER_THAN, "temperature", "0.5")),
        SCORE(new RestFilter("feedback_scores", Operator.GREATER_THAN_EQUAL, "accuracy", "0.5")),
        DURATION(RestFilter.of("duration", Operator.GREATER_THAN, "1000")),
        TAGS(RestFilter.of("tags", Operator.CONTAINS, "prod")),
        ALL(NAME.filter, INPUT.filter, METADATA.filter, SCORE.filter);

        private final RestFilter filter;
        private final ServerQuery query;

        Question(RestFilter... filters) {
            filter = filters[0];
            query = ServerQuery.of(Entity.TRACES, List.of(filters));
        }
    }

    @Param
    private Question question = Question.NAME;

    private List<String> lines = List.of();
    private List<RowJson> rows = List.of();

    /** Reads the rows once. */
    @Setup
    public void read() throws IOException {
        var stream = Objects.requireNonNull(EvaluationBenchmark.class.getResourceAsStream("/golden/traces.ndjson"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines = reader.lines().toList();
        }
        if (lines.size() != ROWS) {
            throw new IOException("not the recorded rows: " + lines.size());
        }
        rows = lines.stream().map(RowJson::of).toList();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int test() {
        int matches = 0;
        for (RowJson row : rows) {
            matches += question.query.test(row) ? 1 : 0;
        }
        return matches;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int scan() {
        int matches = 0;
        for (String line : lines) {
            matches += question.query.test(RowJson.of(line)) ? 1 : 0;
        }
        return matches;
    }
}
