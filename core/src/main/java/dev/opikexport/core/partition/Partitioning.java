package dev.opikexport.core.partition;

import dev.opikexport.core.output.Notices;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which folders the files of an export lie in: {@code date=2026-11-25/model=gpt-4o/part-00000.parquet}. A column that folders go by is
 * not in the files, as Spark, DuckDB and pyarrow write it; they read it back from the folders' names.
 */
public final class Partitioning {

    /** All files in the export's folder. */
    public static final Partitioning NONE = new Partitioning(List.of());

    /** A key: no comma outside quotes. */
    private static final Pattern KEY = Pattern.compile("(?:[^,\"]|\"(?:[^\"]|\"\")*\")+");

    private final List<PartitionKey> keys;

    private Partitioning(List<PartitionKey> keys) {
        this.keys = keys;
    }

    /**
     * Folders by these keys, one level each.
     *
     * @param keys {@code date} or {@code hour} (with its date) of the id's time in UTC, or columns as {@link Schema#select}
     *     takes them; several in a text are separated by commas
     * @throws InvalidColumnException if a key is none, two have one name, or one has the name of another column of {@link Schema#of}
     */
    public static Partitioning by(Entity entity, List<String> keys) {
        Set<PartitionKey> found = new LinkedHashSet<>();
        for (String text : keys) {
            Matcher key = KEY.matcher(text);
            while (key.find()) {
                found.addAll(parse(entity, key.group().strip()));
            }
        }
        if (found.isEmpty()) {
            throw new InvalidColumnException("No key for folders is named. Use date, hour, or a column.");
        }
        Set<String> names = new HashSet<>();
        for (PartitionKey key : found) {
            if (!names.add(key.name().toLowerCase(Locale.ROOT))) {
                throw new InvalidColumnException("Two keys for folders are named '%s'. Rename one: other_name=%s"
                        .formatted(key.name(), key.name()));
            }
        }
        return new Partitioning(List.copyOf(found));
    }

    private static List<PartitionKey> parse(Entity entity, String key) {
        return switch (key) {
            case "date" -> List.of(new PartitionKey.Day());
            case "hour" -> List.of(new PartitionKey.Day(), new PartitionKey.Hour());
            default -> List.of(value(Schema.of(entity), key));
        };
    }

    /** Whoever reads the folders knows but the names of keys, and many readers know no case. */
    private static PartitionKey value(Schema contract, String key) {
        PartitionKey.Value value = new PartitionKey.Value(contract.select(key));
        boolean isOther = contract.columns().stream()
                .anyMatch(column -> column.name().equalsIgnoreCase(value.name()) && !column.equals(value.column()));
        if (isOther) {
            throw new InvalidColumnException(
                    "Folders named '%s' would be taken for the column of that name. Name the key otherwise: other_name=…"
                            .formatted(value.name()));
        }
        return value;
    }

    /** Whether there are no such folders. */
    public boolean isNone() {
        return keys.isEmpty();
    }

    /** The keys as they stand in the folders' names, from above. */
    public List<String> folderKeys() {
        return keys.stream().map(key -> HiveNames.escape(key.name())).toList();
    }

    /** Whether rows in the order of their ids come folder by folder; those of threads hold no time. */
    public boolean followsIds(Entity entity) {
        return keys.isEmpty()
                || (entity != Entity.THREADS && keys.stream().noneMatch(key -> key instanceof PartitionKey.Value));
    }

    /**
     * The columns that are left for the files.
     *
     * @throws InvalidColumnException if none is, or another column has the name of a key
     */
    public Schema ofFiles(Schema schema) {
        Schema left = schema;
        for (PartitionKey key : keys) {
            boolean isOther = left.columns().stream()
                    .anyMatch(column -> column.name().equalsIgnoreCase(key.name()) && !isColumn(key, column));
            if (isOther) {
                throw new InvalidColumnException(
                        "Both a column and the folders are named '%s'. Rename the column: other_name=%s"
                                .formatted(key.name(), key.name()));
            }
            left = left.without(column -> column.name().equals(key.name()));
        }
        return left;
    }

    private static boolean isColumn(PartitionKey key, Column column) {
        return key instanceof PartitionKey.Value value
                && column.name().equals(key.name())
                && column.path().equals(value.column().path());
    }

    /** The columns that must be read for the files and their folders. */
    public Schema toRead(Schema schema) {
        List<Column> more = keys.stream()
                .filter(PartitionKey.Value.class::isInstance)
                .map(key -> ((PartitionKey.Value) key).column())
                .toList();
        return schema.reading(more);
    }

    /** Tells the folders of rows. */
    public Partitioner partitioner(Notices notices) {
        return new Partitioner(keys, notices);
    }

    /** The keys as {@link #by} takes them, with the paths and types of columns that are none of the contract's. */
    @Override
    public String toString() {
        return keys.stream()
                .map(key ->
                        key instanceof PartitionKey.Value value ? value.column().toString() : key.name())
                .collect(Collectors.joining(","));
    }
}
