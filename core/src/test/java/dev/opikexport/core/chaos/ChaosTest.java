package dev.opikexport.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.LinesFormat;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server does wrong, alone or mixed: every row comes once, or the result says which are missing. How many mixtures are tried says
 * the system property {@code chaos.runs}, and from which seed on {@code chaos.first}.
 */
class ChaosTest {

    private static final FileKind KIND =
            new FileKind(new LinesFormat(), FormatOptions.none(), ".lines", LinesFormat::ids);
    private static final int FIRST = Integer.getInteger("chaos.first", 0);
    private static final int RUNS = Integer.getInteger("chaos.runs", 240);

    private static ChaosLab lab;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        lab = new ChaosLab();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    static IntStream seeds() {
        return IntStream.range(FIRST, FIRST + RUNS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowComesOnceOrIsNamed(int seed) throws IOException {
        Random random = new Random(seed);

        run(Scenario.mixture(random, lab.faults(random)));
    }

    static Stream<Arguments> single() {
        return SomeFaults.NAMES.stream()
                .flatMap(fault -> Stream.of(
                        Arguments.of(fault, Entity.TRACES, ReadingWay.AUTO, true),
                        Arguments.of(fault, Entity.TRACES, ReadingWay.SEARCH, false),
                        Arguments.of(fault, Entity.SPANS, ReadingWay.AUTO, false),
                        Arguments.of(fault, Entity.SPANS, ReadingWay.SEARCH, true),
                        Arguments.of(fault, Entity.THREADS, ReadingWay.AUTO, true)));
    }

    @ParameterizedTest
    @MethodSource("single")
    void oneFaultAlone(String fault, Entity entity, ReadingWay way, boolean asFolder) throws IOException {
        Random random = new Random(fault.hashCode());

        run(Scenario.of(fault, entity, way, asFolder, lab.faults(random)));
    }

    @Test
    void aListThatAlwaysCountsTooManyThreadsIsNotBelieved() throws IOException {
        ExportRequest.Reading reading = new ExportRequest.Reading(ReadingWay.AUTO, 1, 5, 300_000, false);
        List<FaultRule> rules = List.of(FaultRule.always(new Fault.WrongTotal(3)));

        ChaosLab.Outcome outcome = run(new Scenario(Entity.THREADS, reading, rules, 0, 0));

        assertThat(outcome.status()).isEqualTo(ExportResult.Status.COMPLETE);
    }

    static IntStream answers() {
        return IntStream.range(15, 40);
    }

    /** Whenever the lie ends, between two counts of the same range, too. */
    @ParameterizedTest
    @MethodSource("answers")
    void aListThatCountsTooManyThreadsForAWhileIsNotBelieved(int answers) throws IOException {
        ExportRequest.Reading reading = new ExportRequest.Reading(ReadingWay.AUTO, 1, 100, 300_000, false);
        List<FaultRule> rules = List.of(FaultRule.next(answers, new Fault.WrongTotal(4)));

        ChaosLab.Outcome outcome = run(new Scenario(Entity.THREADS, reading, rules, 0, 0));

        assertThat(outcome.status()).isEqualTo(ExportResult.Status.COMPLETE);
    }

    private ChaosLab.Outcome run(Scenario scenario) throws IOException {
        return lab.run(scenario, KIND, folder);
    }
}
