package dev.opikexport.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.Patience;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.client.Timeouts;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.core.window.proof.MissingRange;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a server does wrong, alone or mixed: every row comes once, or the result says which are missing. How many seeds are tried says the
 * system property {@code chaos.runs}. Wrong totals are too large: one that is too small by just the rows that are missing looks true.
 */
class ChaosTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RUNS = Integer.getInteger("chaos.runs", 300);
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(80));
    private static final Patience PATIENCE =
            new Patience(5, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(20));

    private static final int[] SERVER_ERRORS = {500, 502, 503, 504};

    private static OpikEmulator emulator;
    private static Map<Entity, Set<String>> expected;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        emulator = OpikEmulator.start();
        expected = Map.of(Entity.TRACES, new HashSet<>(), Entity.SPANS, new HashSet<>());
        for (Map.Entry<Entity, Set<String>> each : expected.entrySet()) {
            try (RowStream rows = Export.rows(
                    ExportRequest.of(connection(emulator), each.getKey(), ProjectRef.named("golden")), Progress.NONE)) {
                rows.forEachRemaining(row -> each.getValue().add(row.id()));
            }
        }
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    static IntStream seeds() {
        return IntStream.range(Integer.getInteger("chaos.first", 0), RUNS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowComesOnceOrIsNamed(int seed) throws IOException {
        Random random = new Random(seed);
        Entity entity = random.nextBoolean() ? Entity.TRACES : Entity.SPANS;
        ReadingWay way = random.nextInt(3) == 0 ? ReadingWay.SEARCH : ReadingWay.AUTO;
        ExportRequest.Reading reading = new ExportRequest.Reading(
                way, 1 + random.nextInt(3), 20 + random.nextInt(400), 20_000 + random.nextInt(500_000), false);
        List<FaultRule> rules = rules(random, entity);
        Path file = folder.resolve("rows.lines");

        emulator.faults().clear();
        rules.forEach(emulator.faults()::add);
        ExportResult result;
        try {
            result = Export.run(
                    ExportRequest.of(connection(emulator), entity, ProjectRef.named("golden"))
                            .withReading(reading),
                    new Destination.ToFile(file, new LinesFormat(), FormatOptions.none()));
        } finally {
            emulator.faults().clear();
        }

        List<String> ids = ids(file);
        Set<String> missing = new HashSet<>(expected.get(entity));
        ids.forEach(missing::remove);
        assertThat(ids).as("%s %s", reading, rules).doesNotHaveDuplicates();
        assertThat(expected.get(entity)).as("%s %s", reading, rules).containsAll(ids);
        if (result.status() == ExportResult.Status.COMPLETE) {
            assertThat(missing).as("%s %s", reading, rules).isEmpty();
        } else {
            assertThat(result.status()).isEqualTo(ExportResult.Status.PARTIAL);
            assertNamed(missing, ids, result.missing());
        }
    }

    private static void assertNamed(Set<String> missing, List<String> ids, List<MissingRange> ranges) {
        assertThat(missing)
                .allMatch(id -> ranges.stream().anyMatch(range -> range.range().contains(id)));
        assertThat(ids)
                .noneMatch(id -> ranges.stream().anyMatch(range -> range.range().contains(id)));
        if (ranges.stream().noneMatch(range -> range.rows() == MissingRange.UNKNOWN)) {
            assertThat(ranges.stream().mapToLong(MissingRange::rows).sum()).isEqualTo(missing.size());
        }
    }

    private static List<FaultRule> rules(Random random, Entity entity) {
        List<FaultRule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            rules.add(rule(random, entity));
        }
        return rules;
    }

    private static FaultRule rule(Random random, Entity entity) {
        int percent = 5 + random.nextInt(30);
        return switch (random.nextInt(11)) {
            case 0 -> FaultRule.percent(percent, new Fault.Cut(random.nextInt(100_000)));
            case 1 -> FaultRule.percent(percent, new Fault.EndEarly(random.nextDouble()));
            case 2 -> FaultRule.next(1, new Fault.Stall(random.nextInt(50_000), 400));
            case 3 ->
                FaultRule.percent(percent, new Fault.Status(SERVER_ERRORS[random.nextInt(SERVER_ERRORS.length)], 0));
            case 4 -> FaultRule.next(2, new Fault.Status(429, 5));
            case 5 -> FaultRule.percent(percent, new Fault.BrokenRow(random.nextInt(30)));
            case 6 ->
                FaultRule.percent(
                        1 + random.nextInt(60),
                        new Fault.WrongTotal((random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(5))));
            case 7 -> FaultRule.always(failingWindow(random, entity));
            case 8 -> FaultRule.always(new Fault.MemoryLimit(10 + random.nextInt(100)));
            case 9 -> FaultRule.always(new Fault.Undecodable(someIds(random, entity)));
            default -> FaultRule.always(new Fault.IgnoredTimeBounds());
        };
    }

    private static Set<UUID> someIds(Random random, Entity entity) {
        List<String> ids = expected.get(entity).stream().sorted().toList();
        return random.ints(1 + random.nextInt(6), 0, ids.size())
                .mapToObj(i -> UUID.fromString(ids.get(i)))
                .collect(Collectors.toSet());
    }

    private static Fault failingWindow(Random random, Entity entity) {
        List<String> ids = expected.get(entity).stream().sorted().toList();
        String id = ids.get(random.nextInt(ids.size()));
        long millis = Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16);
        return new Fault.FailingWindow(
                Instant.ofEpochMilli(millis), Instant.ofEpochMilli(millis + random.nextInt(3_600_000)));
    }

    private static Connection connection(OpikEmulator server) {
        return Connection.to(server.baseUrl().toString()).withTimeouts(TIMEOUTS).withPatience(PATIENCE);
    }

    private static List<String> ids(Path file) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            ids.add(JSON.readTree(line).path("id").asText());
        }
        return ids;
    }
}
