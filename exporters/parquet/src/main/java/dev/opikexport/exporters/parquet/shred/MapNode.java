package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.JsonParts;
import java.util.function.Function;
import java.util.function.Supplier;

/** A JSON object with free member names: {@code optional group (MAP) { repeated group key_value { key; optional value } }}. */
final class MapNode extends Node {

    private final int repetitionOfNext;
    private final Leaf.Text key;
    private final Node value;
    private final JsonParts entries = new JsonParts();

    /** @param repetitionOfNext the repetition level of every entry but the first */
    MapNode(
            Supplier<String> place,
            Exact exact,
            int definition,
            int repetitionOfNext,
            Leaf.Text key,
            Function<Supplier<String>, Node> valueAt) {
        super(place, exact, definition);
        this.repetitionOfNext = repetitionOfNext;
        this.key = key;
        this.value = valueAt.apply(() -> place() + '.' + Exact.written(entries.name()));
    }

    @Override
    void write(byte[] json, int from, int to, int repetition) {
        if (json[from] != '{') {
            writeMisfit("is not an object", json, from, to, repetition);
            return;
        }
        entries.over(json, from, to);
        boolean first = true;
        while (entries.next()) {
            int level = first ? repetition : repetitionOfNext;
            if (entries.isPlainName()) {
                key.writePlain(json, entries.nameStart() + 1, entries.nameEnd() - 1, level);
            } else {
                key.write(json, entries.nameStart(), entries.nameEnd(), level);
            }
            value.writeElement(json, entries.start(), entries.end(), level);
            first = false;
        }
        if (first) {
            writeAbsent(repetition, definition);
        }
    }

    @Override
    void writeAbsent(int repetition, int definitionLevel) {
        key.writeAbsent(repetition, definitionLevel);
        value.writeAbsent(repetition, definitionLevel);
    }
}
