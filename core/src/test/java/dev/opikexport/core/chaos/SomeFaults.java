package dev.opikexport.core.chaos;

import dev.opikexport.core.window.key.KeyRange;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every fault that the emulator can show, with chances and sizes by chance. */
public record SomeFaults(Random random, Map<Entity, Set<String>> ids) {

    /** All of them. */
    public static final List<String> NAMES = List.of(
            "cut",
            "end early",
            "stall",
            "slow",
            "status",
            "too many requests",
            "broken row",
            "total too large",
            "total too small",
            "failing window",
            "memory limit",
            "undecodable",
            "ignored time bounds",
            "concurrent writes");

    private static final int[] SERVER_ERRORS = {500, 502, 503, 504};

    /** One of that name. */
    public FaultRule named(String name, Entity entity) {
        int percent = 5 + random.nextInt(30);
        return switch (name) {
            case "cut" -> FaultRule.percent(percent, new Fault.Cut(random.nextInt(100_000)));
            case "end early" -> FaultRule.percent(percent, new Fault.EndEarly(random.nextDouble()));
            case "stall" -> FaultRule.next(1, new Fault.Stall(random.nextInt(50_000), 400));
            case "slow" -> FaultRule.percent(percent, new Fault.Slow(4_000_000));
            case "status" ->
                FaultRule.percent(percent, new Fault.Status(SERVER_ERRORS[random.nextInt(SERVER_ERRORS.length)], 0));
            case "too many requests" -> FaultRule.next(2, new Fault.Status(429, 5));
            case "broken row" -> FaultRule.percent(percent, new Fault.BrokenRow(random.nextInt(30)));
            case "total too large" -> wrongTotal(1 + random.nextInt(5));
            case "total too small" -> wrongTotal(-1 - random.nextInt(5));
            case "failing window" -> FaultRule.always(failingWindow(entity));
            case "memory limit" -> FaultRule.always(new Fault.MemoryLimit(10 + random.nextInt(100)));
            case "undecodable" -> FaultRule.always(new Fault.Undecodable(someIds(entity)));
            case "ignored time bounds" -> FaultRule.always(new Fault.IgnoredTimeBounds());
            case "concurrent writes" ->
                FaultRule.percent(percent, new Fault.ConcurrentWrites(random.nextInt(3), random.nextInt(4)));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Now and then, or in every answer: then no list contradicts another. */
    private FaultRule wrongTotal(int by) {
        return FaultRule.percent(random.nextInt(4) == 0 ? 100 : 1 + random.nextInt(60), new Fault.WrongTotal(by));
    }

    private List<String> uuids(Entity entity) {
        return ids.get(entity == Entity.SPANS ? entity : Entity.TRACES).stream()
                .sorted()
                .toList();
    }

    private Set<UUID> someIds(Entity entity) {
        List<String> sorted = uuids(entity);
        return random.ints(1 + random.nextInt(6), 0, sorted.size())
                .mapToObj(i -> UUID.fromString(sorted.get(i)))
                .collect(Collectors.toSet());
    }

    private Fault failingWindow(Entity entity) {
        List<String> sorted = uuids(entity);
        long millis = KeyRange.millisOf(sorted.get(random.nextInt(sorted.size())));
        return new Fault.FailingWindow(
                Instant.ofEpochMilli(millis), Instant.ofEpochMilli(millis + random.nextInt(3_600_000)));
    }
}
