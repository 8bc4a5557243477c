package dev.opikexport.cli.look;

import dev.opikexport.cli.UsageException;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.schema.InvalidColumnException;
import dev.opikexport.exporters.parquet.ParquetRows;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Exported Parquet files: one, or a folder of them. */
public final class ParquetDataset {

    /** Takes one row. */
    @FunctionalInterface
    public interface Consumer {
        void accept(Row row) throws IOException;
    }

    private ParquetDataset() {}

    /** Whether a name is that of one. */
    public static boolean isNamed(String name) {
        return name.endsWith(".parquet") || Files.isDirectory(Path.of(name));
    }

    /**
     * Reads the rows that a filter selects.
     *
     * @param entity what the user says that the rows are
     * @param members that are read; none for all
     */
    public static void read(String name, Entity entity, Filter filter, Set<String> members, Consumer consumer)
            throws IOException {
        Optional<Entity> found = ParquetRows.entity(Path.of(name));
        if (found.isEmpty()) {
            throw new UsageException("There is no Parquet file in the folder " + name
                    + ". Name the files themselves, for example " + name + (name.endsWith("/") ? "" : "/")
                    + "*.jsonl.");
        }
        if (found.get() != entity) {
            throw new UsageException(name + " holds " + found.get() + ", not " + entity + ". Say so in the command.");
        }
        try (ParquetRows rows = members.isEmpty()
                ? ParquetRows.read(Path.of(name), filter)
                : ParquetRows.read(Path.of(name), filter, members)) {
            while (rows.hasNext()) {
                consumer.accept(rows.next());
            }
        } catch (InvalidColumnException e) {
            throw new UsageException(name + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
