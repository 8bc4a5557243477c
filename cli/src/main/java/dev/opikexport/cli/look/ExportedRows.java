package dev.opikexport.cli.look;

import dev.opikexport.cli.command.UnreadableFileException;
import dev.opikexport.cli.command.UsageException;
import dev.opikexport.cli.output.StorageOptions;
import dev.opikexport.core.partition.DatasetPath;
import dev.opikexport.core.partition.FolderMembers;
import dev.opikexport.core.row.MalformedJsonException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.exporters.parquet.ParquetRows;
import dev.opikexport.exporters.text.Decompression;
import dev.opikexport.exporters.text.JsonLines;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.FilterPredicate;
import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.plan.Visibility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of exported files that a filter selects: of a file or of a folder, JSON lines or Parquet, on this machine or where
 * a URI of Hadoop's leads to.
 */
public final class ExportedRows {

    /** The name of standard input, which has JSON lines. */
    public static final String STANDARD_INPUT = "-";

    /** What can be named, for help texts. */
    public static final String FILES =
            "an exported JSONL (also .gz, .zst) or Parquet file or folder, also hdfs:// and s3a://; "
                    + "- for JSONL on standard input";

    private static final String PARQUET = ".parquet";
    private static final Pattern LINES = Pattern.compile("(?i).*\\.(jsonl|ndjson)(\\.gz|\\.zst)?");
    private static final Pattern SEPARATED = Pattern.compile("(?i).*\\.(csv|tsv)(\\.gz|\\.zst)?");

    /** Members by which rows show what they are. */
    private static final Map<String, Entity> TELLING = Map.of(
            "span_count", Entity.TRACES,
            "trace_id", Entity.SPANS,
            "thread_model_id", Entity.THREADS,
            "number_of_messages", Entity.THREADS);

    private final Entity entity;
    private final Filter filter;
    private final Set<String> members;
    private final StorageOptions storage;

    /** Takes one row. */
    @FunctionalInterface
    public interface Consumer {
        /** Returns whether it wants another. */
        boolean accept(Row row) throws IOException;
    }

    /**
     * What is read.
     *
     * @param entity what the user says that the rows are
     * @param members that are needed; none for all
     * @param storage what the places of the files must be told
     * @throws UsageException if the filter compares what only a server knows
     */
    public ExportedRows(Entity entity, Filter filter, Set<String> members, StorageOptions storage) {
        checkColumns(filter);
        this.entity = entity;
        this.filter = filter;
        this.members = members;
        this.storage = storage;
    }

    private static void checkColumns(Filter filter) {
        Visibility.whyNotFromRows(filter).ifPresent(reason -> {
            throw new UsageException(reason + ". Use it with -f when you export.");
        });
    }

    /**
     * Reads a file or folder, until the consumer wants no more.
     *
     * @param standardInput read for {@link #STANDARD_INPUT}
     * @throws UnreadableFileException if there is none, or it is damaged
     * @throws UsageException if it has no such rows
     */
    public void read(String name, InputStream standardInput, Consumer consumer) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            readLines(standardInput, "", "standard input", consumer);
            return;
        }
        find(name, (folder, files) -> readFiles(folder, files, name, consumer));
    }

    /**
     * Those of some members that the rows of a Parquet file or folder have no columns for; none of JSON lines, where each row may have others.
     *
     * @throws UnreadableFileException if there is no such file
     */
    public Set<String> lacking(String name, Set<String> members) throws IOException {
        Set<String> lacking = new TreeSet<>();
        if (!name.equals(STANDARD_INPUT)) {
            find(name, (folder, files) -> {
                if (files.get(0).endsWith(PARQUET)) {
                    lacking.addAll(members);
                    lacking.removeAll(ParquetRows.members(folder, files.get(0)));
                }
            });
        }
        return lacking;
    }

    /** What is done with files. */
    private interface Action {
        void on(Storage folder, List<String> files) throws IOException;
    }

    private void find(String name, Action action) throws IOException {
        Location location = storage.locate(name);
        try {
            if (!isFolder(location)) {
                DatasetPath file = DatasetPath.ofFile(location);
                try (Storage folder = Storage.at(file.root())) {
                    action.on(folder, List.of(file.below()));
                }
                return;
            }
            DatasetPath dataset = DatasetPath.ofFolder(location);
            try (Storage named = Storage.at(location)) {
                List<String> parts = parts(named, name);
                if (dataset.below().isEmpty()) {
                    action.on(named, parts);
                    return;
                }
                try (Storage folder = Storage.at(dataset.root())) {
                    action.on(folder, parts.stream().map(dataset::file).toList());
                }
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException("There is no file " + name + ".");
        }
    }

    private static boolean isFolder(Location location) throws IOException {
        if (location.isLocal()) {
            return Files.isDirectory(location.path());
        }
        try (Storage folder = Storage.at(location.folder())) {
            return location.text().endsWith("/") || !folder.exists(location.name());
        }
    }

    /** The files of a folder that have rows, all of one format, in order. */
    private static List<String> parts(Storage folder, String name) throws IOException {
        List<String> files =
                folder.list().stream().filter(FolderMembers::isVisible).sorted().toList();
        List<Predicate<String>> formats =
                List.of(file -> file.endsWith(PARQUET), LINES.asMatchPredicate(), SEPARATED.asMatchPredicate());
        for (Predicate<String> format : formats) {
            List<String> parts = files.stream().filter(format).toList();
            if (!parts.isEmpty()) {
                return parts;
            }
        }
        throw new UnreadableFileException("There is no Parquet or JSONL file in the folder " + name + ".");
    }

    private void readFiles(Storage folder, List<String> names, String place, Consumer consumer) throws IOException {
        String first = names.get(0);
        if (SEPARATED.matcher(first).matches()) {
            throw new UsageException(place
                    + " is CSV, which does not tell numbers from texts, nor one dialect from another."
                    + " Export it as JSONL or Parquet, or ask DuckDB: SELECT * FROM '" + folder.describe(first) + "'");
        }
        if (first.endsWith(PARQUET)) {
            readParquet(folder, names, place, consumer);
            return;
        }
        for (String name : names) {
            try (InputStream in = Channels.newInputStream(folder.open(name));
                    InputStream text = decompressed(name, in, folder)) {
                if (!readLines(text, name, folder.describe(name), consumer)) {
                    return;
                }
            }
        }
    }

    private static InputStream decompressed(String name, InputStream in, Storage folder) {
        try {
            return Decompression.of(name, in);
        } catch (IOException e) {
            throw unreadable(folder.describe(name), e);
        }
    }

    private static UnreadableFileException unreadable(String place, IOException e) {
        return new UnreadableFileException(place + " cannot be read: " + e.getMessage());
    }

    private void readParquet(Storage folder, List<String> names, String place, Consumer consumer) throws IOException {
        Entity found;
        try {
            found = ParquetRows.entity(folder, names.get(0));
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableFileException(String.valueOf(e.getMessage()));
        }
        if (found != entity) {
            throw others(place, found);
        }
        try (ParquetRows rows = ParquetRows.read(folder, names, filter, members)) {
            boolean goesOn = true;
            while (goesOn && rows.hasNext()) {
                goesOn = consumer.accept(rows.next());
            }
        } catch (InvalidColumnException e) {
            throw new UsageException(place + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new UnreadableFileException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns whether the consumer wants more. */
    private boolean readLines(InputStream in, String file, String name, Consumer consumer) throws IOException {
        FilterPredicate predicate = FilterPredicate.of(filter);
        JsonLines lines = new JsonLines(in, entity, file);
        try {
            for (List<Row> rows = next(lines, name); rows != null; rows = next(lines, name)) {
                for (Row row : rows) {
                    if (lines.number() == 1) {
                        check(row, name);
                    }
                    if (predicate.test(row) && !consumer.accept(row)) {
                        return false;
                    }
                }
            }
        } catch (MalformedJsonException e) {
            throw new UnreadableFileException(name + ", line " + lines.number() + ", is not a row: " + e.getMessage()
                    + "\nGive it exported JSONL or Parquet files, or JSONL on standard input.");
        }
        return true;
    }

    private void check(Row row, String name) {
        for (String member : row.extraNames()) {
            Entity found = TELLING.getOrDefault(member, entity);
            if (found != entity) {
                throw others(name, found);
            }
        }
    }

    private UsageException others(String place, Entity found) {
        return new UsageException(place + " holds " + found + ", not " + entity + ". Say so in the command.");
    }

    private static @Nullable List<Row> next(JsonLines lines, String name) throws MalformedJsonException {
        try {
            return lines.next();
        } catch (MalformedJsonException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }
}
