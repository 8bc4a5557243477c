package dev.opikexport.exporters.parquet;

import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.ReadableFormat;
import dev.opikexport.core.output.RowWriter;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.filter.Filter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Parquet with typed, nested columns. */
public final class ParquetFormat implements ReadableFormat {

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<String> endings() {
        return List.of(".parquet");
    }

    @Override
    public boolean isText() {
        return false;
    }

    @Override
    public List<FormatOption> options() {
        return ParquetSettings.OPTIONS;
    }

    @Override
    public RowWriter open(OutputStream out, Schema schema, FormatOptions options) throws IOException {
        options.check(this);
        return new ParquetRowWriter(out, schema, options, ParquetSettings.of(options));
    }

    /** Finds the column by its field id, whatever its name is. */
    @Override
    public void readIds(Storage folder, String file, String column, FormatOptions options, Consumer<String> ids)
            throws IOException {
        try (ParquetRows rows = ParquetRows.read(folder, List.of(file), Filter.everything(), Set.of("id"))) {
            rows.forEachRemaining(row -> ids.accept(String.valueOf(row.id())));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
