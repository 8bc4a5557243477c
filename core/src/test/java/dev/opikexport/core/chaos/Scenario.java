package dev.opikexport.core.chaos;

import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.filter.catalog.Entity;
import java.util.List;
import java.util.Random;

/**
 * One export from a server with faults.
 *
 * @param partRows rows of a part of a folder; 0 for a single file
 * @param interruptions how often the export is cancelled and resumed
 */
public record Scenario(
        Entity entity, ExportRequest.Reading reading, List<FaultRule> rules, int partRows, int interruptions) {

    /** One fault alone. */
    public static Scenario of(String fault, Entity entity, ReadingWay way, boolean folder, SomeFaults faults) {
        ExportRequest.Reading reading = new ExportRequest.Reading(way, 2, 150, 300_000, false);
        return new Scenario(entity, reading, List.of(faults.named(fault, entity)), folder ? 100 : 0, folder ? 1 : 0);
    }

    /** A mixture of up to three. */
    public static Scenario mixture(Random random, SomeFaults faults) {
        Entity entity = switch (random.nextInt(9)) {
            case 0 -> Entity.THREADS;
            case 1, 2, 3, 4 -> Entity.TRACES;
            default -> Entity.SPANS;
        };
        ReadingWay way = entity != Entity.THREADS && random.nextInt(3) == 0 ? ReadingWay.SEARCH : ReadingWay.AUTO;
        ExportRequest.Reading reading = new ExportRequest.Reading(
                way, 1 + random.nextInt(3), pageSize(random.nextInt(400)), 20_000 + random.nextInt(500_000), false);
        boolean folder = random.nextInt(3) == 0;
        return new Scenario(
                entity,
                reading,
                random.ints(1 + random.nextInt(3), 0, SomeFaults.NAMES.size())
                        .mapToObj(SomeFaults.NAMES::get)
                        .map(fault -> faults.named(fault, entity))
                        .toList(),
                folder ? 1 + random.nextInt(200) : 0,
                folder ? random.nextInt(3) : 0);
    }

    /** A quarter of the pages are so small that second counts run beside the reading, each behind ten of them. */
    private static int pageSize(int chance) {
        return chance < 100 ? 5 + chance / 5 : 20 + chance;
    }

    /** The same into a folder. */
    public Scenario inParts(int rows, int ends) {
        return new Scenario(entity, reading, rules, rows, ends);
    }

    boolean isFolder() {
        return partRows > 0;
    }

    /** Whether others write while it runs. */
    boolean hasWriters() {
        return rules.stream().anyMatch(rule -> rule.fault() instanceof Fault.ConcurrentWrites);
    }
}
