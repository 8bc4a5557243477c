package dev.opikexport.emulator.derived;

import dev.opikexport.emulator.row.JsonValues;
import dev.opikexport.emulator.row.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Token counts. */
final class Usage {

    private Usage() {}

    /** The sums of the rows' counts by name, in the order of names; null if no row has any. */
    static @Nullable String sum(List<Row> rows) {
        Map<String, Long> sums = new TreeMap<>();
        for (Row row : rows) {
            String usage = row.member("usage");
            if (usage != null) {
                JsonValues.tree(usage)
                        .properties()
                        .forEach(entry ->
                                sums.merge(entry.getKey(), entry.getValue().longValue(), Long::sum));
            }
        }
        return sums.isEmpty()
                ? null
                : sums.entrySet().stream()
                        .map(entry -> JsonValues.quote(entry.getKey()) + ":" + entry.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
