package dev.opikexport.core.schema;

import dev.opikexport.filter.catalog.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        if (columns.isEmpty()) {
            throw new InvalidColumnException("No column is left. Choose one of: " + names(Columns.of(entity)) + ".");
        }
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new InvalidColumnException("Two columns are named '%s'. Rename one: other_name=%s"
                        .formatted(column.name(), column.name()));
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
            case DATASET_ITEMS, PROMPT_VERSIONS -> throw Columns.noRows(entity);
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

    /** Whether these are the columns of {@link #of}. */
    public boolean isContract() {
        return columns.equals(of(entity).columns());
    }

    /**
     * The schema with chosen columns only, in the order of the choice: {@code id,tokens=usage.total_tokens,metadata.model}.
     *
     * @param choice columns, separated by commas: {@code [new_name=]path[:type]}, see docs/formats.md
     * @throws InvalidColumnException if there is no such column
     */
    public Schema select(String choice) {
        return new Schema(entity, new ColumnParser(this, choice).parse());
    }

    /**
     * The schema without some columns.
     *
     * @param names of columns, separated by commas
     * @throws InvalidColumnException if there is no such column, or none is left
     */
    public Schema without(String names) {
        List<String> unwanted = List.of(names.strip().split("\\s*,\\s*"));
        unwanted.forEach(this::requireColumn);
        return without(column -> unwanted.contains(column.name()));
    }

    /**
     * The schema without the columns that meet a condition.
     *
     * @throws InvalidColumnException if none is left
     */
    public Schema without(Predicate<Column> condition) {
        return new Schema(entity, columns.stream().filter(condition.negate()).toList());
    }

    private void requireColumn(String name) {
        int end = name.indexOf('.');
        if (end > 0 && !has(name) && has(name.substring(0, end))) {
            throw new InvalidColumnException(
                    "'" + name + "' is a part of a column. Only whole ones can be left out, such as "
                            + name.substring(0, end) + ".");
        }
        ColumnParser.find(columns, name);
    }

    private boolean has(String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    /**
     * The schema with a column for the value of each score instead of the list {@code feedback_scores}.
     *
     * @param scoreNames as the server lists them; a column is named after each
     */
    public Schema pivotScores(Collection<String> scoreNames) {
        List<Column> pivoted = new ArrayList<>();
        int nextId = Column.FIRST_SCORE_ID;
        for (Column column : columns) {
            if (column.path().isMember("feedback_scores") && column.type() instanceof ColumnType.ListOf) {
                pivoted.addAll(ColumnParser.scores(column, scoreNames, nextId));
                nextId += scoreNames.size();
            } else {
                pivoted.add(column);
            }
        }
        return new Schema(entity, pivoted);
    }

    /** The schema with these columns, too, for reading: those that it has already stay as they are. */
    public Schema reading(List<Column> more) {
        List<Column> all = new ArrayList<>(columns);
        for (Column column : more) {
            if (all.stream().noneMatch(each -> each.name().equals(column.name()))) {
                all.add(column);
            }
        }
        return new Schema(entity, all);
    }

    /** The top-level members that the columns are of: all others need not be fetched. */
    public Set<String> members() {
        return columns.stream().map(Column::member).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The entity and what the columns are: another text for columns of the same names, but of other paths or types. */
    @Override
    public String toString() {
        return entity + ": " + columns.stream().map(Column::toString).collect(Collectors.joining(", "));
    }
}
