package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.JsonParts;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A JSON array: {@code optional group (LIST) { repeated group list { optional element } }}. */
final class ListNode extends Node {

    private final int repetitionOfNext;
    private final Node element;
    /** The element if it is a struct, whose end is found as it is written. */
    private final @Nullable StructNode struct;

    private final JsonParts elements = new JsonParts();
    private int index;

    /** @param repetitionOfNext the repetition level of every element but the first */
    ListNode(
            Supplier<String> place,
            Exact exact,
            int definition,
            int repetitionOfNext,
            Function<Supplier<String>, Node> elementAt) {
        super(place, exact, definition);
        this.repetitionOfNext = repetitionOfNext;
        this.element = elementAt.apply(() -> place() + '[' + index + ']');
        this.struct = element instanceof StructNode node ? node : null;
    }

    @Override
    void write(byte[] json, int from, int to, int repetition) {
        if (json[from] != '[') {
            writeMisfit("is not an array", json, from, to, repetition);
            return;
        }
        index = 0;
        elements.over(json, from, to);
        while (elements.begin()) {
            int level = index == 0 ? repetition : repetitionOfNext;
            if (struct != null && json[elements.start()] == '{') {
                elements.endAt(struct.writeObject(json, elements.start(), to, level));
            } else {
                elements.findEnd();
                element.writeElement(json, elements.start(), elements.end(), level);
            }
            index++;
        }
        if (index == 0) {
            element.writeAbsent(repetition, definition);
        }
    }

    @Override
    void writeAbsent(int repetition, int definitionLevel) {
        element.writeAbsent(repetition, definitionLevel);
    }
}
