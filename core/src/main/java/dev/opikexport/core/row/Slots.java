package dev.opikexport.core.row;

import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The members that rows of an entity are known to have, numbered from 0: where a {@link Row} keeps their places. */
public final class Slots {

    /** The answer for a member that is not known. */
    public static final int NONE = -1;

    private static final Slots TRACES = new Slots(Schema.of(Entity.TRACES));
    private static final Slots SPANS = new Slots(Schema.of(Entity.SPANS));
    private static final Slots THREADS = new Slots(Schema.of(Entity.THREADS));

    private final List<String> members;
    private final Map<String, Integer> slots = new HashMap<>();
    private final int id;

    private Slots(Schema schema) {
        members = schema.columns().stream()
                .filter(column -> !(column.type() instanceof ColumnType.Extra))
                .map(Column::member)
                .toList();
        members.forEach(member -> slots.put(member, slots.size()));
        id = of("id");
    }

    /** The members of an entity that {@link Schema#of} knows. */
    public static Slots of(Entity entity) {
        return switch (entity) {
            case TRACES -> TRACES;
            case SPANS -> SPANS;
            case THREADS -> THREADS;
            case DATASET_ITEMS, PROMPT_VERSIONS -> throw new IllegalArgumentException("No rows: " + entity);
        };
    }

    /** The slot of a member, or {@link #NONE}. */
    public int of(String member) {
        return slots.getOrDefault(member, NONE);
    }

    /** How many there are. */
    public int count() {
        return members.size();
    }

    List<String> members() {
        return members;
    }

    int id() {
        return id;
    }
}
