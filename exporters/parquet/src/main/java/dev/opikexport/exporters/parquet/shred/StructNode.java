package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.JsonParts;
import dev.opikexport.core.row.MemberNames;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A JSON object with known members. */
final class StructNode extends Node {

    private final MemberNames names;
    private final Node[] parts;
    private final int[] starts;
    private final int[] ends;
    private final JsonParts members = new JsonParts();

    StructNode(
            Supplier<String> place, Exact exact, int definition, List<String> names, Function<Integer, Node> partOf) {
        super(place, exact, definition);
        this.names = new MemberNames(names);
        this.parts = new Node[names.size()];
        Arrays.setAll(parts, partOf::apply);
        this.starts = new int[parts.length];
        this.ends = new int[parts.length];
    }

    @Override
    void write(byte[] json, int from, int to, int repetition) {
        if (json[from] != '{') {
            writeMisfit("is not an object", json, from, to, repetition);
            return;
        }
        writeObject(json, from, to, repetition);
    }

    /**
     * Writes an object that may end before a given offset.
     *
     * @return the offset behind it
     */
    int writeObject(byte[] json, int from, int to, int repetition) {
        Arrays.fill(ends, 0);
        names.startObject();
        members.over(json, from, to);
        while (members.next()) {
            int part = names.slot(json, members.nameStart());
            if (part == MemberNames.UNKNOWN || ends[part] != 0) {
                exact().keepMisfit(
                                place() + '.' + Exact.written(members.name()),
                                "has no column",
                                json,
                                members.start(),
                                members.end());
            } else {
                starts[part] = members.start();
                ends[part] = members.end();
            }
        }
        for (int part = 0; part < parts.length; part++) {
            if (ends[part] == 0) {
                parts[part].writeAbsent(repetition, definition);
            } else {
                parts[part].writeMember(json, starts[part], ends[part], repetition);
            }
        }
        return members.endOfParts();
    }

    @Override
    void writeAbsent(int repetition, int definitionLevel) {
        for (Node part : parts) {
            part.writeAbsent(repetition, definitionLevel);
        }
    }
}
