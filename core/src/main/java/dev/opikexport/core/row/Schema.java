package dev.opikexport.core.row;

import dev.opikexport.filter.catalog.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a file of one entity's rows, in order. */
public final class Schema {

    /** The version of {@link #of}: it grows with every change, and stands in the metadata of files that have some. */
    public static final int VERSION = 1;

    private static final Schema TRACES = new Schema(Entity.TRACES, Columns.TRACES);
    private static final Schema SPANS = new Schema(Entity.SPANS, Columns.SPANS);
    private static final Schema THREADS = new Schema(Entity.THREADS, Columns.THREADS);

    private final Entity entity;
    private final List<Column> columns;

    private Schema(Entity entity, List<Column> columns) {
        this.entity = entity;
        this.columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("Two columns are named " + column.name());
            }
        }
    }

    /**
     * The contract: a column for every member of the entity's rows in the API, and a last one for unknown members.
     *
     * @throws IllegalArgumentException for an entity that has no rows to export
     */
    public static Schema of(Entity entity) {
        return switch (entity) {
            case TRACES -> TRACES;
            case SPANS -> SPANS;
            case THREADS -> THREADS;
            case DATASET_ITEMS, PROMPT_VERSIONS ->
                throw new IllegalArgumentException("Only traces, spans and threads are exported, not " + entity);
        };
    }

    /** The entity whose rows these columns are of. */
    public Entity entity() {
        return entity;
    }

    /** The columns, in the order of files. */
    public List<Column> columns() {
        return columns;
    }

    /** A new {@link Cell} for each column, in the order of the columns. */
    public List<Cell> cells() {
        Slots slots = Slots.of(entity);
        return columns.stream().map(column -> new Cell(column, slots)).toList();
    }

    @Override
    public String toString() {
        return entity + " " + columns.stream().map(Column::name).toList();
    }
}
