package dev.opikexport.benchmarks;

import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPrinter;
import dev.opikexport.filter.OqlParser;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.FilterPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds from a filter text to its plan, beside a regular expression that only cuts such a text into pieces. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LanguageBenchmark {

    private static final Pattern PIECES = Pattern.compile(
            "\\G\\s*([\\w.]+)\\s*(=|!=|>=|<=|>|<|\\w+)\\s*(\"(?:[^\"]|\"\")*\"|[-\\d.]+)?\\s*(?:AND|$)");

    /** What is read. */
    public enum Text {
        ONE("name = \"chat\""),
        FOUR("name contains \"chat\" AND tags = \"prod\" AND duration > 1500 AND feedback_scores.accuracy >= 0.8"),
        TREE(
                "(name contains \"chat\" OR NOT tags = \"prod\") AND metadata.a.b[0] > 5 AND start_time >= \"2026-01-31\"");

        private final String oql;
        private final Filter filter;

        Text(String oql) {
            this.oql = oql;
            this.filter = OqlParser.parse(Entity.TRACES, oql);
        }
    }

    @Param
    private Text text = Text.ONE;

    @Benchmark
    public Filter parse() {
        return OqlParser.parse(Entity.TRACES, text.oql);
    }

    @Benchmark
    public FilterPlan parseAndPlan() {
        return FilterPlan.of(OqlParser.parse(Entity.TRACES, text.oql));
    }

    @Benchmark
    public String print() {
        return FilterPrinter.print(text.filter);
    }

    /** The baseline: no checks, no tree, no places of problems. */
    @Benchmark
    public List<String> regularExpression() {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECES.matcher(text.oql);
        while (matcher.find() && matcher.end() > matcher.start()) {
            pieces.add(matcher.group(1) + matcher.group(2) + matcher.group(3));
        }
        return pieces;
    }
}
