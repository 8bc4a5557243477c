package dev.opikexport.exporters.parquet;

import dev.opikexport.core.partition.DatasetPath;
import dev.opikexport.core.partition.FolderMembers;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.Slots;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.exporters.parquet.read.RowFile;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPredicate;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.Visibility;
import dev.opikexport.filter.server.RowMembers;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of exported Parquet files, as the server sent them, selected by the filter that would select them on the
 * server. Row groups and pages that cannot have any are not read. For one thread; needs {@code hadoop-client-api} on the
 * class path, without which parquet-java does not read.
 */
public final class ParquetRows implements Iterator<Row>, Closeable {

    private static final String ENDING = ".parquet";

    private final Storage folder;
    private final Deque<String> names;
    private final Filter filter;
    private final FilterPredicate predicate;
    private final Predicate<String> isWanted;
    private final Deque<Row> rows = new ArrayDeque<>();
    private @Nullable RowFile file;

    private ParquetRows(Storage folder, List<String> names, Filter filter, Predicate<String> isWanted) {
        Visibility.whyNotFromRows(filter).ifPresent(reason -> {
            throw new InvalidColumnException(reason + ".");
        });
        this.folder = folder;
        this.names = new ArrayDeque<>(names);
        this.filter = filter;
        this.predicate = FilterPredicate.of(filter);
        this.isWanted = isWanted;
    }

    /**
     * All rows of a dataset.
     *
     * @param path a file, or a folder of files, also in folders of partitions
     * @throws NoSuchFileException if there is none
     */
    public static ParquetRows read(Path path) throws IOException {
        return read(path, Filter.everything());
    }

    /**
     * The rows of a dataset that a filter selects.
     *
     * @param path a file, or a folder of files, also in folders of partitions
     * @throws NoSuchFileException if there is none
     * @throws InvalidColumnException if the filter compares what no row shows
     */
    public static ParquetRows read(Path path, Filter filter) throws IOException {
        return read(path, filter, member -> true);
    }

    /**
     * Some members of the rows that a filter selects: only their columns are read.
     *
     * @param members names of the API's members, none for all; those that the filter compares have to be among them, for
     *     {@code duration} the start and the end
     */
    public static ParquetRows read(Path path, Filter filter, Set<String> members) throws IOException {
        return read(path, filter, wanted(members));
    }

    private static ParquetRows read(Path path, Filter filter, Predicate<String> members) throws IOException {
        DatasetPath dataset = dataset(path);
        return new ParquetRows(Storage.at(dataset.root()), names(path, dataset), filter, members);
    }

    /**
     * The rows of files in any storage that a filter selects.
     *
     * @param folder stays open, and is the caller's to close
     * @param names of files in it, in the order in which they are read
     * @param members names of the API's members that are read; none for all
     */
    public static ParquetRows read(Storage folder, List<String> names, Filter filter, Set<String> members) {
        return new ParquetRows(folder, names, filter, wanted(members));
    }

    private static Predicate<String> wanted(Set<String> members) {
        return members.isEmpty() ? member -> true : Set.copyOf(members)::contains;
    }

    /** What the rows of a file are. */
    public static Entity entity(Storage folder, String name) throws IOException {
        try (RowFile file = RowFile.open(folder, name, Filter.everything(), member -> true)) {
            return file.entity();
        }
    }

    /** The members that the rows of a file have columns for. */
    public static Set<String> members(Storage folder, String name) throws IOException {
        try (RowFile file = RowFile.open(folder, name, Filter.everything(), member -> true)) {
            return Set.copyOf(file.members());
        }
    }

    private static DatasetPath dataset(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        Location named = Location.of(path);
        return Files.isDirectory(path) ? DatasetPath.ofFolder(named) : DatasetPath.ofFile(named);
    }

    /** The files of a dataset, by name; those of folders that other programs hide are not among them. */
    private static List<String> names(Path path, DatasetPath dataset) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(dataset.below());
        }
        return Storage.at(path).list().stream()
                .filter(name -> name.endsWith(ENDING) && FolderMembers.isVisible(name))
                .sorted()
                .map(dataset::file)
                .toList();
    }

    /**
     * Whether there is another row.
     *
     * @throws UncheckedIOException if a file cannot be read or is not one of this tool's
     * @throws InvalidColumnException if the filter compares a column that a file lacks
     */
    @Override
    public boolean hasNext() {
        try {
            while (rows.isEmpty()) {
                if (file == null && !openNext()) {
                    return false;
                }
                readRows();
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.remove();
    }

    private boolean openNext() throws IOException {
        String next = names.poll();
        if (next != null) {
            file = RowFile.open(folder, next, filter, isWanted);
            requireFilterOf(file.entity());
        }
        return next != null;
    }

    private void requireFilterOf(Entity entity) {
        filter.entity().filter(of -> of != entity).ifPresent(of -> {
            throw new InvalidColumnException("The filter is on " + of + ", not on " + entity + ".");
        });
    }

    private void readRows() throws IOException {
        RowFile current = file;
        if (current == null) {
            return;
        }
        List<Row> batch = current.nextRows();
        for (Row row : batch) {
            if (predicate.test(new PresentMembers(row, current.entity(), current.members()))) {
                rows.add(row);
            }
        }
        if (batch.isEmpty()) {
            file = null;
            current.close();
        }
    }

    /** Refuses to say that a row lacks a member whose column was not written. */
    private record PresentMembers(Row row, Entity entity, Set<String> members) implements RowMembers {

        @Override
        public @Nullable String member(String name) {
            if (Slots.of(entity).of(name) != Slots.NONE && !members.contains(name)) {
                throw new InvalidColumnException("The filter compares '" + name
                        + "', of which there is no column. Export it too, or take it out of the filter.");
            }
            return row.member(name);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
